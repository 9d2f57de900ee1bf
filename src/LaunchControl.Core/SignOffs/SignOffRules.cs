using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.SignOffs;

/// <summary>What a sign-off must fulfil to be recorded.</summary>
internal static class SignOffRules
{
    public static Refusal? Check(LaunchChange change, Gate gate, Approver approver, RecordSignOff command) =>
        CheckReview(change, gate, approver, command)
        ?? CheckReplacement(gate, approver, command)
        ?? CheckTexts(command)
        ?? CheckTerms(change, gate, command)
        ?? CheckContent(change.Launch, gate, command)
        ?? CheckDuties(change.Launch, gate, approver, command);

    private static Refusal? CheckReview(LaunchChange change, Gate gate, Approver approver, RecordSignOff command) =>
        command.Round != gate.Round ? SignOffRefusals.OtherRound(gate, command.Round)
        : gate.Status != GateStatus.InReview && !IsStop(change.Launch, gate, command) ? NotInReview(change.Launch, gate, approver, command)
        : change.Launch.Status == LaunchStatus.Held ? SignOffRefusals.Held(change.Launch)
        : IsOver(change, gate, approver, command) ? SignOffRefusals.StandInOver(gate, approver.Person)
        : IsLate(change, gate, command) ? SignOffRefusals.Expired(gate)
        : gate.Status == GateStatus.InReview && approver is { LinkNonce: null, Vote: null } ? SignOffRefusals.NotYourTurn(gate)
        : null;

    // The go is given; a no-go of any of its approvers stops the launch all the same.
    private static bool IsStop(Launch launch, Gate gate, RecordSignOff command) => command.Decision == SignOffDecision.Reject && launch.CanStop(gate);

    private static Refusal NotInReview(Launch launch, Gate gate, Approver approver, RecordSignOff command) =>
        launch.CanStop(gate) ? SignOffRefusals.OnlyNoGo(gate, approver.Vote)
        : approver.Vote is { } vote ? SignOffRefusals.AlreadyRecorded(gate, approver, vote, command.Approver)
        : SignOffRefusals.NotInReview(gate);

    // A link that still looks like working, in the hands of somebody whose days in the approver's place are over.
    private static bool IsOver(LaunchChange change, Gate gate, Approver approver, RecordSignOff command) =>
        !string.Equals(command.Approver, approver.Person, StringComparison.OrdinalIgnoreCase)
        && (gate.FindSeat(command.Approver) is null || !StandInChoice.Holds(change.Launch, approver, command.Approver.ToLowerInvariant(), DecidedAt(change, command)));

    private static DateTimeOffset DecidedAt(LaunchChange change, RecordSignOff command) => command.DecidedAt < change.Now ? command.DecidedAt : change.Now;

    // What was decided in time counts also when it arrives late, as long as nobody has noticed the expiry.
    private static bool IsLate(LaunchChange change, Gate gate, RecordSignOff command) =>
        gate.ExpiresAt <= DecidedAt(change, command);

    // A recorded decision is changed only by somebody who says which one, never by a second click.
    private static Refusal? CheckReplacement(Gate gate, Approver approver, RecordSignOff command) => (approver.Vote, command.Replaces) switch
    {
        (null, null) => command.Decision == SignOffDecision.Withdraw ? SignOffRefusals.NothingRecorded(gate) : null,
        (null, _) => SignOffRefusals.NothingRecorded(gate),
        ({ } vote, { } replaced) when vote.SignOffId == replaced && command.SignOffId != replaced => null,
        ({ } vote, _) => gate.Status == GateStatus.InReview ? SignOffRefusals.AlreadyRecorded(gate, approver, vote, command.Approver) : SignOffRefusals.OnlyNoGo(gate, vote),
    };

    private static Refusal? CheckTexts(RecordSignOff command) =>
        command.Decision == SignOffDecision.Reject && string.IsNullOrWhiteSpace(command.Comment) ? SignOffRefusals.ReasonMissing()
        : command.Comment?.Length > RecordSignOff.LongestComment ? SignOffRefusals.CommentTooLong()
        : null;

    private static Refusal? CheckTerms(LaunchChange change, Gate gate, RecordSignOff command)
    {
        var faults = new FaultList();
        if (command.Decision != SignOffDecision.Approve && command.EffectiveAt is not null)
        {
            faults.Add("/effectiveAt", "Only an approval can take effect later.");
        }

        if (command.EffectiveAt > change.Launch.LaunchAt)
        {
            faults.Add("/effectiveAt", "An approval takes effect before the launch.");
        }

        if (command.EffectiveAt > gate.ExpiresAt)
        {
            faults.Add("/effectiveAt", "An approval takes effect before the review expires.");
        }

        ApprovalConditions.Check(change, command, faults);
        return faults.IsEmpty ? null : faults.ToRefusal("The sign-off has faults; nothing was recorded.");
    }

    private static Refusal? CheckContent(Launch launch, Gate gate, RecordSignOff command) =>
        command.Decision == SignOffDecision.Approve && command.Fingerprint is { } seen && seen != GateContent.Fingerprint(launch, gate)
            ? SignOffRefusals.ContentChanged(gate) : null;

    private static Refusal? CheckDuties(Launch launch, Gate gate, Approver approver, RecordSignOff command) =>
        command.Decision == SignOffDecision.Approve
        && (SeparationOfDuties.Conflict(launch, gate, approver.Person) ?? SeparationOfDuties.Conflict(launch, gate, command.Approver)) is { } other
            ? SignOffRefusals.SeparateDuties(gate, other) : null;
}
