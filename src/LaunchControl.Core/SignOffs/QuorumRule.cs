using LaunchControl.Core.Gates;

namespace LaunchControl.Core.SignOffs;

/// <summary>Counts votes. The order in which votes arrived never matters.</summary>
public static class QuorumRule
{
    /// <summary>
    /// One rejection rejects. Otherwise <c>any</c> needs one approval, and <c>all</c> needs an approval of every required
    /// approver and no open vote among them. Where abstentions leave nobody who could approve, the round is rejected:
    /// a gate is never approved by silence.
    /// </summary>
    public static QuorumOutcome Evaluate(GatePolicy policy, IReadOnlyList<Approver> approvers)
    {
        var counted = policy.Quorum == Quorum.All ? approvers.Where(approver => approver.Required).ToList() : approvers;
        if (approvers.Any(approver => approver.Vote?.Decision == SignOffDecision.Reject))
        {
            return QuorumOutcome.Rejected;
        }

        var approvals = counted.Count(approver => approver.Vote?.Decision == SignOffDecision.Approve);
        var open = counted.Count(approver => approver.Vote is null);
        var needed = policy.Quorum == Quorum.All ? counted.Count : 1;
        return approvals >= needed && approvals > 0 ? QuorumOutcome.Approved
            : approvals + open < needed ? QuorumOutcome.Rejected
            : QuorumOutcome.Pending;
    }
}
