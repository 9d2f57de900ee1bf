using System.Globalization;
using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.People;

namespace LaunchControl.Core.SignOffs;

/// <summary>Fresh, revoked and reassigned review links.</summary>
internal static class LinkDecider
{
    /// <summary>Between two fresh links of one person, so that asking can't be used to flood a mailbox.</summary>
    public static readonly TimeSpan LeastBetweenRenewals = TimeSpan.FromHours(1);

    public const int MostRenewals = 5;
    public const int MostRefusedAttempts = 100;

    /// <summary>Changes nothing where no fresh link is due: the holder of an old one learns nothing from that. The launch owner is told why.</summary>
    public static Refusal? Renew(LaunchChange change, RenewLink command)
    {
        if (command.LinkNonce is null && WhyNot(change.Launch, command) is { } refusal)
        {
            return refusal;
        }

        if (change.Launch.FindGate(command.GateId) is not { Status: GateStatus.InReview } gate
            || gate.FindSeat(command.Person) is not { IsWaiting: true } seat
            || change.Launch.Status == LaunchStatus.Held
            || (command.LinkNonce is not null && (command.LinkNonce != seat.LinkNonce || seat.LinkRevokedAt is not null))
            || (command.LinkNonce is not null && (change.Now - seat.LinkIssuedAt < LeastBetweenRenewals || seat.LinkRenewals >= MostRenewals)))
        {
            return null;
        }

        var renewed = SignOffRequests.WithLink(change, gate, seat, seat.LinkRenewals + 1);
        gate = change.Replace(gate with { Approvers = [.. gate.Approvers.Select(other => other.Person == renewed.Person ? renewed : other)] });
        change.Record("signOff.linkRenewed", $"gate/{gate.Id}", $"A fresh review link of {gate.Name} goes to {seat.Person}.");
        change.Mail(seat.StandIn is null ? MailKind.SignOffRequested : MailKind.StandInAsked, seat.Person, gate);
        return null;
    }

    /// <summary>Once for each person, round and reason, and not without end: the trail must not grow by clicks.</summary>
    public static Refusal? NoteRefused(LaunchChange change, NoteRefusedSignOff command)
    {
        var attempt = string.Create(CultureInfo.InvariantCulture, $"{command.Round}:{command.Person}:{command.Why}");
        if (change.Launch.FindGate(command.GateId) is { } gate && gate.RefusedAttempts.Count < MostRefusedAttempts && !gate.RefusedAttempts.Contains(attempt))
        {
            change.Replace(gate with { RefusedAttempts = [.. gate.RefusedAttempts, attempt] });
            change.Record("signOff.refused", $"gate/{gate.Id}", $"A decision of {command.Person} on {gate.Name} through a link of round {command.Round} was refused: the link is {command.Why}.");
        }

        return null;
    }

    public static Refusal? Revoke(LaunchChange change, RevokeLinks command)
    {
        if (change.Launch.FindGate(command.GateId) is not { } gate)
        {
            return GateRefusals.Unknown(command.GateId);
        }

        if (command.Person is { } named && gate.FindSeat(named) is null)
        {
            return Refusal.At("/person", "not-an-approver", $"{named} is no approver of {gate.Name}.", $"Give one of: {Names(gate)}.");
        }

        if ((ChecklistRules.Closed(change.Launch) ?? ChecklistRules.ReasonMissing(command.Reason, "Say why the link must not work any more.")) is { } refusal)
        {
            return refusal;
        }

        var seats = Seats.Of(gate).Where(seat => seat is { LinkNonce: not null, LinkRevokedAt: null } && (command.Person is null || gate.FindSeat(command.Person) == seat)).ToList();
        if (seats.Count > 0)
        {
            var people = seats.Select(seat => seat.Person).ToList();
            change.Replace(gate with { Approvers = [.. gate.Approvers.Select(approver => Revoked(approver, seats, change.Now))] });
            change.Record("signOff.linksRevoked", $"gate/{gate.Id}", $"The review links of {string.Join(", ", people)} for {gate.Name} were revoked.", reason: command.Reason);
        }

        return null;
    }

    public static Refusal? Reassign(LaunchChange change, ReassignApprover command)
    {
        if (change.Launch.FindGate(command.GateId) is not { } gate)
        {
            return GateRefusals.Unknown(command.GateId);
        }

        var (from, to) = (PersonAddress.TryNormalize(command.From, out var one) ? one : "", PersonAddress.TryNormalize(command.To, out var other) ? other : "");
        if (gate.Reassignments is [.., var last] && last.From == from && last.To == to && gate.FindApprover(to) is not null)
        {
            return null;
        }

        if ((ChecklistRules.Closed(change.Launch) ?? CheckReassignment(change.Launch, gate, from, to, command.Reason)) is { } refusal)
        {
            return refusal;
        }

        var before = change.Launch;
        var reassigned = gate with { Reassignments = [.. gate.Reassignments, new Reassignment(from, to, change.Now)] };
        reassigned = change.Replace(ApprovalConditions.WithoutOrphans(reassigned with { Approvers = ApproverRoster.Of(change.Launch, reassigned) }));
        change.Set(AbsenceDecider.WithKnown(before, change.Launch, command.Absences, change.Now));
        change.Record("gate.reassigned", $"gate/{gate.Id}", $"{to} signs {gate.Name} in place of {from}.", reason: command.Reason);
        if (Satisfiability.Refuse(before, change.Launch, command.Absences, change.Now, _ => "/to") is { } unsatisfiable)
        {
            return unsatisfiable;
        }

        if (reassigned.Status == GateStatus.InReview)
        {
            SignOffDecider.Settle(change, reassigned);
        }
        else
        {
            change.Mail(MailKind.ApproverReassigned, to, reassigned);
        }

        return null;
    }

    private static string Names(Gate gate) => string.Join(", ", Seats.Of(gate).Select(seat => seat.Person));

    private static Approver Revoked(Approver approver, List<Seat> seats, DateTimeOffset now) =>
        seats.Where(seat => seat.Approver.Person == approver.Person).Aggregate(approver, (current, seat) => (seat with { Approver = current }).Revoked(now));

    private static Refusal? WhyNot(Launch launch, RenewLink command) =>
        launch.FindGate(command.GateId) is not { } gate ? GateRefusals.Unknown(command.GateId)
        : gate.FindSeat(command.Person) is not { } seat
            ? Refusal.At("/person", "not-an-approver", $"'{command.Person}' is no approver of {gate.Name}.", $"Give one of: {Names(gate)}.")
        : gate.Status != GateStatus.InReview ? SignOffRefusals.NotInReview(gate)
        : launch.Status == LaunchStatus.Held ? SignOffRefusals.Held(launch)
        : seat.Approver.Vote is { } vote ? SignOffRefusals.AlreadyRecorded(gate, seat.Approver, vote, seat.Person)
        : seat.LinkNonce is null ? SignOffRefusals.NotYourTurn(gate)
        : null;

    private static Refusal? CheckReassignment(Launch launch, Gate gate, string from, string to, string? reason)
    {
        // A gate that was passed kept its people while roles changed theirs; who signs from here on is who is in the roles now.
        var people = ApproverRoster.Of(launch, gate).Select(approver => approver.Person).ToList();
        var faults = new FaultList();
        Require(people.Contains(from), "/from", $"Give one of the approvers: {string.Join(", ", people)}.");
        Require(to.Length > 0, "/to", "Give the mail address of who signs instead.");
        Require(to != launch.Owner, "/to", "The launch owner asks for the sign-off, and so can't give it.");
        Require(to.Length == 0 || !people.Contains(to), "/to", $"{to} is an approver of {gate.Name} already.");
        if (ChecklistRules.ReasonMissing(reason, "Say why somebody else signs.") is { } missing)
        {
            faults.Add("/reason", missing.Faults["/reason"][0]);
        }

        return gate.IsPassed ? new Refusal(RefusalKind.Conflict, "gate-passed", $"{gate.Name} is {gate.Status.InWords()}.")
            : faults.IsEmpty ? null : faults.ToRefusal("The reassignment has faults; nothing was changed.");

        void Require(bool isMet, string pointer, string message)
        {
            if (!isMet)
            {
                faults.Add(pointer, message);
            }
        }
    }
}
