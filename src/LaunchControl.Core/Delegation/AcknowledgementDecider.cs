using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Delegation;

/// <summary>Keeps that somebody has seen what is asked of them. The first time counts; the date that they name may change.</summary>
internal static class AcknowledgementDecider
{
    public static Refusal? Acknowledge(LaunchChange change, AcknowledgeGate command)
    {
        if (change.Launch.FindGate(command.GateId) is not { } gate)
        {
            return GateRefusals.Unknown(command.GateId);
        }

        if (gate.FindSeat(command.Person) is not { } seat)
        {
            return SignOffRefusals.NotAnApprover(gate);
        }

        if ((Check(change, gate, seat, command) ?? CheckDate(change, command.DecidesBy, gate.ExpiresAt, "/decidesBy")) is { } refusal)
        {
            return refusal;
        }

        if (seat.AcknowledgedAt is not null && (command.DecidesBy is null || command.DecidesBy == seat.DecidesBy))
        {
            return null;
        }

        var seen = seat.Acknowledged(change.Now, command.DecidesBy);
        change.Replace(gate with { Approvers = [.. gate.Approvers.Select(other => other.Person == seen.Person ? seen : other)] });
        change.Record("signOff.acknowledged", $"gate/{gate.Id}", $"{seat.Person} has seen that {gate.Name} waits for a decision{Until(change, command.DecidesBy, "and decides by")}.",
            onBehalfOf: seat.InPlaceOf);
        return null;
    }

    public static Refusal? Acknowledge(LaunchChange change, AcknowledgeItem command)
    {
        if (change.Launch.FindItem(command.ItemId) is not var (gate, item))
        {
            return GateRefusals.UnknownItem(command.ItemId);
        }

        if ((ChecklistRules.Closed(change.Launch) ?? ChecklistRules.Settled(item) ?? CheckDate(change, command.ExpectedAt, null, "/expectedAt")) is { } refusal)
        {
            return refusal;
        }

        if (item.AcknowledgedAt is not null && (command.ExpectedAt is null || command.ExpectedAt == item.ExpectedAt))
        {
            return null;
        }

        change.Replace(gate, item with { AcknowledgedAt = item.AcknowledgedAt ?? change.Now, ExpectedAt = command.ExpectedAt ?? item.ExpectedAt });
        change.Record("item.acknowledged", $"item/{item.Id}", $"'{item.Title}' has been seen{Until(change, command.ExpectedAt, "and is expected to be done by")}.");
        return null;
    }

    private static Refusal? Check(LaunchChange change, Gate gate, Seat seat, AcknowledgeGate command) =>
        ChecklistRules.Closed(change.Launch)
        ?? (command.Round is { } round && round != gate.Round ? SignOffRefusals.OtherRound(gate, round)
        : gate.Status != GateStatus.InReview ? SignOffRefusals.NotInReview(gate)
        : change.Launch.Status == LaunchStatus.Held ? SignOffRefusals.Held(change.Launch)
        : seat.Approver.Vote is { } vote ? SignOffRefusals.AlreadyRecorded(gate, seat.Approver, vote, seat.Person)
        : seat.LinkNonce is null ? SignOffRefusals.NotYourTurn(gate)
        : IsOver(change, seat) ? SignOffRefusals.StandInOver(gate, seat.Approver.Person)
        : null);

    // The approver is back, and nothing has happened at the gate since that would have ended the turn.
    private static bool IsOver(LaunchChange change, Seat seat) => seat.StandIn is not null && !StandInChoice.Holds(change.Launch, seat.Approver, seat.Person, change.Now);

    private static Refusal? CheckDate(LaunchChange change, DateTimeOffset? by, DateTimeOffset? end, string pointer) =>
        by <= change.Now || by > (end ?? change.Launch.LaunchAt)
            ? Refusal.At(pointer, "invalid-request", "Nothing was noted.", end is null ? "Give a date from now to the launch, or none." : "Give a date before the review expires, or none.")
            : null;

    private static string Until(LaunchChange change, DateTimeOffset? by, string words) =>
        by is { } date ? $", {words} {TimeZoneInfo.ConvertTime(date, change.Launch.Zone):yyyy-MM-dd HH:mm zzz}" : "";
}
