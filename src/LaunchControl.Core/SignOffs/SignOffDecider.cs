using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.People;

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

        if ((gate.FindSeat(command.Approver)?.Approver ?? gate.FindDecidedFor(command.Approver)) is not { } approver)
        {
            return gate.FormerStandIns.LastOrDefault(former => string.Equals(former.Person, command.Approver, StringComparison.OrdinalIgnoreCase)) is { } over
                ? SignOffRefusals.StandInOver(gate, over.InPlaceOf)
                : SignOffRefusals.NotAnApprover(gate);
        }

        if (IsRepeat(gate, approver, command, change.Now))
        {
            return null;
        }

        if (change.Launch.IsFinal)
        {
            return GateRefusals.LaunchIsOver(change.Launch);
        }

        if (SignOffRules.Check(change, gate, approver, command) is { } refusal)
        {
            return refusal;
        }

        if (command.Decision == SignOffDecision.Withdraw)
        {
            Withdraw(change, gate, approver, command);
        }
        else
        {
            Record(change, gate, approver, command);
        }

        return null;
    }

    /// <summary>Passes or returns a gate in review once its votes are clear; otherwise asks whose turn it is now. Nothing while the launch is held.</summary>
    public static void Settle(LaunchChange change, Gate gate)
    {
        if (change.Launch.Status == LaunchStatus.Held)
        {
            return;
        }

        switch (QuorumRule.Evaluate(change.Launch.PolicyOf(gate), gate.Approvers, change.Now))
        {
            case QuorumOutcome.Approved:
                GatePassing.Approve(change, gate);
                break;
            case QuorumOutcome.Rejected:
                ReturnForWork(change, gate, null);
                break;
            default:
                AskNext(change, gate);
                break;
        }
    }

    /// <param name="reason">Why, where it was not by votes.</param>
    public static void ReturnForWork(LaunchChange change, Gate gate, string? reason)
    {
        var before = gate;
        gate = change.Replace(ApprovalConditions.WithoutAny(gate) with
        {
            Status = GateStatus.NeedsWork,
            DecidedAt = change.Now,
            Watch = before.IsPassed ? gate.Watch + 1 : gate.Watch,
        });
        change.Record("gate.needsWork", $"gate/{gate.Id}", $"{gate.Name} needs work.", before.Status, GateStatus.NeedsWork, reason, bySystem: true);
        if (before.IsPassed)
        {
            change.WatchGate(gate);
        }

        if (change.Launch.IsGoNoGo(gate))
        {
            NoGoDecider.Stop(change, gate, reason);
        }
        else
        {
            change.Mail(MailKind.GateNeedsWork, change.Launch.Owner, gate);
        }
    }

    public static string Word(SignOffDecision decision) => decision switch
    {
        SignOffDecision.Approve => "approve",
        SignOffDecision.Reject => "reject",
        SignOffDecision.Withdraw => "withdraw",
        _ => "abstain",
    };

    public static string Past(SignOffDecision decision) => decision switch
    {
        SignOffDecision.Approve => "approved",
        SignOffDecision.Reject => "rejected",
        _ => "abstained on",
    };

    // The same sign-off again, or the same decision by another way: what it asks for is so already.
    private static bool IsRepeat(Gate gate, Approver approver, RecordSignOff command, DateTimeOffset now) =>
        approver.SpentSignOffs.Contains(command.SignOffId)
        || (command.Round == gate.Round && approver.Vote is { } vote
            && vote.Decision == command.Decision && (vote.SignOffId == command.SignOffId || (command.Replaces is null && IsOnSameTerms(vote, command, now))));

    // An approval that takes effect at another time, or comes with conditions, is another decision.
    private static bool IsOnSameTerms(Vote vote, RecordSignOff command, DateTimeOffset now) =>
        command.Conditions.Count == 0 && After(vote.EffectiveAt, now) == After(command.EffectiveAt, now);

    private static DateTimeOffset? After(DateTimeOffset? instant, DateTimeOffset now) => instant > now ? instant : null;

    private static void Record(LaunchChange change, Gate gate, Approver approver, RecordSignOff command)
    {
        var decidedAt = command.DecidedAt < change.Now ? command.DecidedAt : change.Now;
        var isApproval = command.Decision == SignOffDecision.Approve;
        var vote = new Vote(command.SignOffId, command.Decision, command.Comment, decidedAt, change.Origin.Channel, GateContent.Fingerprint(change.Launch, gate),
            isApproval ? After(command.EffectiveAt, change.Now) : null)
        { By = InPlace(approver, command) is null ? null : PersonAddress.Normalize(command.Approver) };
        var voted = approver.Spending() with { Vote = vote, SignedRound = isApproval ? gate.Round : approver.SignedRound };
        gate = change.Replace(Keep(change.Launch, ApprovalConditions.Without(With(gate, voted), approver.Person)));
        var later = vote.EffectiveAt is null ? "" : ", effective later";
        change.Record("signOff.recorded", $"gate/{gate.Id}", $"{Voice(approver, command)} decided '{Word(command.Decision)}' on {gate.Name}{later}.",
            approver.Vote?.Decision, command.Decision, command.Comment, onBehalfOf: InPlace(approver, command));
        if (command.Conditions.Count > 0)
        {
            gate = ApprovalConditions.Add(change, gate, voted, command.Conditions);
        }

        Settle(change, gate);
        if (vote.EffectiveAt is not null)
        {
            change.WakeGate(gate);
        }
    }

    private static void Withdraw(LaunchChange change, Gate gate, Approver approver, RecordSignOff command)
    {
        var withdrawn = approver.Spending(command.SignOffId) with { Vote = null };
        gate = change.Replace(ApprovalConditions.Without(With(gate, withdrawn), approver.Person));
        change.Record("signOff.withdrawn", $"gate/{gate.Id}", $"{Voice(approver, command)} took the decision on {gate.Name} back.", approver.Vote!.Decision, reason: command.Comment,
            onBehalfOf: InPlace(approver, command));
        Settle(change, gate);
    }

    private static void AskNext(LaunchChange change, Gate gate)
    {
        var (asked, people) = SignOffRequests.Issue(change, gate);
        if (people.Count > 0)
        {
            change.Replace(asked);
            change.Record("gate.nextAsked", $"gate/{gate.Id}", $"It is the turn of {string.Join(", ", people)} to sign {gate.Name}.", bySystem: true);
            people.ForEach(person => change.Mail(MailKind.SignOffRequested, person, asked));
        }
    }

    // The approver in whose place somebody decides; null for the approver.
    private static string? InPlace(Approver approver, RecordSignOff command) =>
        string.Equals(command.Approver, approver.Person, StringComparison.OrdinalIgnoreCase) ? null : approver.Person;

    private static string Voice(Approver approver, RecordSignOff command) =>
        InPlace(approver, command) is { } absent ? $"{PersonAddress.Normalize(command.Approver)}, in place of {absent}," : approver.Person;

    private static Gate With(Gate gate, Approver approver) =>
        gate with { Approvers = [.. gate.Approvers.Select(other => other.Person == approver.Person ? approver : other)] };

    // Rounds that nobody remembers are forgotten.
    private static Gate Keep(Launch launch, Gate gate)
    {
        var known = gate.SignedContents.Where(content => content.Round != gate.Round && gate.Approvers.Any(approver => approver.SignedRound == content.Round));
        return gate with { SignedContents = [.. known, new SignedContent(gate.Round, GateContent.Of(launch, gate))] };
    }
}
