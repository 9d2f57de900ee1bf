using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Delegation;

/// <summary>Says why somebody is not asked to sign a gate any more, and who decided that.</summary>
internal static class ReleaseNews
{
    /// <param name="after">Null for a gate that is gone.</param>
    public static string Of(Launch launch, Gate before, Gate? after, Seat seat, DateTimeOffset now) =>
        after is null ? $"{before.Name} is no part of {launch.Name} any more."
        : after.FindApprover(seat.Approver.Person) is not { } approver ? Successor(after, seat)
        : after.Status == GateStatus.InReview ? Elsewhere(launch, after, approver, now)
        : Decided(after);

    private static string Successor(Gate gate, Seat seat) =>
        gate.Reassignments.LastOrDefault(one => one.From == seat.Approver.Person) is { } moved && gate.FindApprover(moved.To) is not null
            ? $"{moved.To} signs {gate.Name} in place of {moved.From} from now on."
            : $"{gate.Name} is signed by other people from now on.";

    // The gate is still in review, but the person has no say in it, or their common vote was given.
    private static string Elsewhere(Launch launch, Gate gate, Approver approver, DateTimeOffset now) =>
        approver.Vote is { } vote ? $"{Voice(approver, vote)} {SignOffDecider.Past(vote.Decision)} {gate.Name}."
        : approver.StandIn is { } other ? $"{other.Person} signs {gate.Name} in place of {approver.Person} now."
        : launch.IsAway(approver.Person, now) ? $"{gate.Name} is not signed by you in place of {approver.Person} any more: somebody else was named, or you can't stand in there."
        : $"{approver.Person} is back, and signs {gate.Name}.";

    private static string Decided(Gate gate) => gate switch
    {
        { Status: GateStatus.Waived, Waiver: { } waiver } => $"{waiver.By} waived {gate.Name}: {waiver.Reason}",
        { Override: { } given } => $"{given.By} overrode {gate.Name} in an emergency: {given.Reason}",
        { Status: GateStatus.Approved } => $"{gate.Name} is approved by {Voices(gate, SignOffDecision.Approve)}, and needs no more approvals.",
        { Status: GateStatus.NeedsWork } when Voices(gate, SignOffDecision.Reject) is { Length: > 0 } against =>
            $"{against} rejected {gate.Name}, so it goes back to the team. You get a new link if your sign-off is needed again.",
        { Status: GateStatus.NeedsWork } => $"{gate.Name} was not approved in this round, so it goes back to the team. You get a new link if your sign-off is needed again.",
        { Status: GateStatus.Expired } => $"The review of {gate.Name} expired before enough people had decided. You get a new link if it is asked for again.",
        _ => $"{gate.Name} changed after it was sent out for review, so the review was withdrawn. You get a new link when it is ready again.",
    };

    private static string Voices(Gate gate, SignOffDecision decision) =>
        string.Join(", ", gate.Approvers.Where(approver => approver.Vote?.Decision == decision).Select(approver => Voice(approver, approver.Vote!)));

    private static string Voice(Approver approver, Vote vote) => vote.By is { } by ? $"{by} (in place of {approver.Person})" : approver.Person;
}
