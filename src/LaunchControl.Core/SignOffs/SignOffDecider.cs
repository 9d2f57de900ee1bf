using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Playbooks;

namespace LaunchControl.Core.SignOffs;

/// <summary>Records sign-offs and passes or returns the gate when the quorum is clear.</summary>
internal static class SignOffDecider
{
    public static Refusal? Record(LaunchChange change, RecordSignOff command)
    {
        if (change.Launch.FindGate(command.GateId) is not { } gate)
        {
            return GateRefusals.Unknown(command.GateId);
        }

        if (gate.FindApprover(command.Approver) is not { } approver)
        {
            return SignOffRefusals.NotAnApprover(gate);
        }

        if (command.Round == gate.Round && approver.Vote is { } vote)
        {
            return vote.Decision == command.Decision ? null : SignOffRefusals.AlreadyRecorded(gate, vote);
        }

        return Check(gate, command) ?? Record(change, gate, approver, command);
    }

    private static Refusal? Check(Gate gate, RecordSignOff command) =>
        command.Round != gate.Round ? SignOffRefusals.OtherRound(gate, command.Round)
        : gate.Status != GateStatus.InReview ? SignOffRefusals.NotInReview(gate)
        : command.Decision == SignOffDecision.Reject && string.IsNullOrWhiteSpace(command.Comment) ? SignOffRefusals.ReasonMissing()
        : command.Comment?.Length > RecordSignOff.LongestComment ? SignOffRefusals.CommentTooLong()
        : null;

    private static Refusal? Record(LaunchChange change, Gate gate, Approver approver, RecordSignOff command)
    {
        var decidedAt = command.DecidedAt < change.Now ? command.DecidedAt : change.Now;
        var vote = new Vote(command.SignOffId, command.Decision, command.Comment, decidedAt, change.Origin.Channel);
        gate = change.Replace(gate with
        {
            Approvers = [.. gate.Approvers.Select(other => other.Person == approver.Person ? other with { Vote = vote } : other)],
        });
        change.Record("signOff.recorded", $"gate/{gate.Id}", $"{approver.Person} decided '{Word(command.Decision)}' on {gate.Name}.",
            null, command.Decision, command.Comment);
        Settle(change, gate);
        return null;
    }

    /// <summary>Passes or returns a gate in review once its votes are clear.</summary>
    public static void Settle(LaunchChange change, Gate gate)
    {
        switch (QuorumRule.Evaluate(gate.Policy, gate.Approvers))
        {
            case QuorumOutcome.Approved:
                GatePassing.Approve(change, gate);
                break;
            case QuorumOutcome.Rejected:
                ReturnForWork(change, gate);
                break;
        }
    }

    private static void ReturnForWork(LaunchChange change, Gate gate)
    {
        gate = change.Replace(gate with { Status = GateStatus.NeedsWork, DecidedAt = change.Now });
        change.Record("gate.needsWork", $"gate/{gate.Id}", $"{gate.Name} needs work.",
            GateStatus.InReview, GateStatus.NeedsWork, bySystem: true);
        change.Mail(MailKind.GateNeedsWork, change.Launch.Owner, gate);
        if (change.Launch.PhaseOf(gate).Kind == PhaseKind.GoNoGo && change.Launch.Status == LaunchStatus.GoNoGo)
        {
            change.Set(change.Launch with { Status = LaunchStatus.NoGo });
            change.Record("launch.noGo", null, "No-go: the launch stops until a new go/no-go is asked for and given.",
                LaunchStatus.GoNoGo, LaunchStatus.NoGo, bySystem: true);
        }
    }

    public static string Word(SignOffDecision decision) => decision switch
    {
        SignOffDecision.Approve => "approve",
        SignOffDecision.Reject => "reject",
        _ => "abstain",
    };
}
