using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Gates;

/// <summary>Waivers of items and gates: given with a reason, revoked, or ended by time.</summary>
/// <remarks>Who may waive is <see cref="MayWaive"/>; the caller of a command has been checked against it.</remarks>
public static class WaiverDecider
{
    /// <summary>Whether a person has one of the roles that may waive a gate and its items.</summary>
    public static bool MayWaive(this Launch launch, Gate gate, string person) =>
        gate.WaivableBy.Any(role => launch.PeopleOf(role).Contains(person, StringComparer.OrdinalIgnoreCase));

    internal static Refusal? Waive(LaunchChange change, WaiveItem command)
    {
        if (change.Launch.FindItem(command.ItemId) is not var (gate, item))
        {
            return GateRefusals.UnknownItem(command.ItemId);
        }

        if (IsSame(item.Waiver, command.Reason, command.ExpiresAt))
        {
            return null;
        }

        if ((ChecklistRules.Closed(change.Launch) ?? CheckTerms(change, command.Reason, command.ExpiresAt) ?? ChecklistRules.Settled(item)) is { } refusal)
        {
            return refusal;
        }

        var waiver = new Waiver(change.Origin.Actor, command.Reason!, change.Now, command.ExpiresAt);
        var isUnwatched = gate.Status == GateStatus.Waived && waiver.ExpiresAt is not null;
        var watched = change.Replace(
            gate with { Watch = isUnwatched ? gate.Watch + 1 : gate.Watch },
            item with { Status = ItemStatus.Waived, StatusSince = change.Now, StatusReason = null, Waiver = waiver });
        change.Record("item.waived", $"item/{item.Id}", $"'{item.Title}' is waived.", item.Status, ItemStatus.Waived, command.Reason);
        change.WakeGate(gate);
        if (isUnwatched)
        {
            change.WatchGate(watched);
        }

        GatePassing.ContentChanged(change, gate.Id);
        return null;
    }

    internal static Refusal? Waive(LaunchChange change, WaiveGate command)
    {
        if (change.Launch.FindGate(command.GateId) is not { } gate)
        {
            return GateRefusals.Unknown(command.GateId);
        }

        if (IsSame(gate.Waiver, command.Reason, command.ExpiresAt))
        {
            return null;
        }

        if ((ChecklistRules.Closed(change.Launch) ?? CheckTerms(change, command.Reason, command.ExpiresAt) ?? CheckWaivable(change.Launch, gate)) is { } refusal)
        {
            return refusal;
        }

        GatePassing.Waive(change, gate, new Waiver(change.Origin.Actor, command.Reason!, change.Now, command.ExpiresAt));
        return null;
    }

    internal static Refusal? Revoke(LaunchChange change, RevokeGateWaiver command)
    {
        if (change.Launch.FindGate(command.GateId) is not { } gate)
        {
            return GateRefusals.Unknown(command.GateId);
        }

        if (ChecklistRules.ReasonMissing(command.Reason, "Say why the waiver no longer holds.") is { } missing)
        {
            return missing;
        }

        if (gate.Status != GateStatus.Waived)
        {
            return gate.IsPassed
                ? new Refusal(RefusalKind.Conflict, "gate-not-waived", $"{gate.Name} is {gate.Status.InWords()}; there is no waiver to revoke.")
                : null;
        }

        if (ChecklistRules.Closed(change.Launch) is { } refusal)
        {
            return refusal;
        }

        change.Replace(gate with { Waiver = null });
        change.Record("gate.waiverRevoked", $"gate/{gate.Id}", $"The waiver of {gate.Name} was revoked.", reason: command.Reason);
        GatePassing.TakeBack(change, change.Launch.FindGate(gate.Id)!);
        GateFlow.Advance(change);
        return null;
    }

    /// <summary>Ends the waivers of a gate and its items whose time is up.</summary>
    internal static void EndExpired(LaunchChange change, Gate gate)
    {
        foreach (var item in gate.Items.Where(item => item.HasExpired(change.Now)))
        {
            var current = change.Launch.FindGate(gate.Id)!;
            change.Replace(current, ApprovalConditions.Reopened(current, change.Launch.AsOfNow(item, change.Now).Reopened(change.Now)));
            change.Record("item.waiverExpired", $"item/{item.Id}", $"The waiver of '{item.Title}' has ended; it is open again.", ItemStatus.Waived, ItemStatus.Open, bySystem: true);
            change.Mail(MailKind.WaiverExpired, change.Launch.Owner, gate, item);
            GatePassing.ContentChanged(change, gate.Id);
        }

        if (gate is { Status: GateStatus.Waived, Waiver.ExpiresAt: { } end } && end <= change.Now)
        {
            change.Replace(change.Launch.FindGate(gate.Id)! with { Waiver = null });
            change.Record("gate.waiverExpired", $"gate/{gate.Id}", $"The waiver of {gate.Name} has ended.", bySystem: true);
            change.Mail(MailKind.WaiverExpired, change.Launch.Owner, gate);
            GatePassing.TakeBack(change, change.Launch.FindGate(gate.Id)!);
            GateFlow.Advance(change);
        }
    }

    private static bool IsSame(Waiver? waiver, string? reason, DateTimeOffset? expiresAt) =>
        waiver is not null && waiver.Reason == reason && waiver.ExpiresAt == expiresAt;

    private static Refusal? CheckTerms(LaunchChange change, string? reason, DateTimeOffset? expiresAt) =>
        ChecklistRules.ReasonMissing(reason, "Justify the waiver: who carries the risk, and what happens if it comes true.")
        ?? (expiresAt <= change.Now ? Refusal.At("/expiresAt", "expiry-in-the-past", "A waiver can't end in the past.", "Give an instant in the future, or none.") : null);

    private static Refusal? CheckWaivable(Launch launch, Gate gate) =>
        gate.IsPassed ? new Refusal(RefusalKind.Conflict, "gate-passed", $"{gate.Name} is {gate.Status.InWords()}.")
        : launch.PhaseOf(gate).Kind == PhaseKind.GoNoGo ? new Refusal(RefusalKind.Conflict, "go-no-go-not-waivable", "The go/no-go can't be waived: it is the decision to launch.")
        : !launch.IsOpen(gate) ? new Refusal(RefusalKind.Conflict, "phase-not-open", $"The phase of {gate.Name} is not open yet. Waive the gate when its turn has come.")
        : null;
}
