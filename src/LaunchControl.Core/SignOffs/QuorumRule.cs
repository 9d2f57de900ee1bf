using LaunchControl.Core.Gates;

namespace LaunchControl.Core.SignOffs;

/// <summary>Counts the votes of a round. The order of the approvers never matters.</summary>
public static class QuorumRule
{
    /// <summary>
    /// One rejection, also of an optional approver, rejects. Otherwise <c>any</c> needs one approval of whomever, and <c>all</c> an
    /// approval of every required approver, or of every approver where none is required. The round is rejected as soon as abstentions
    /// leave too few who could still approve: a gate is never approved by silence.
    /// </summary>
    public static QuorumOutcome Evaluate(GatePolicy policy, IReadOnlyList<Approver> approvers)
    {
        if (approvers.Any(approver => approver.Vote?.Decision == SignOffDecision.Reject))
        {
            return QuorumOutcome.Rejected;
        }

        var isRequiredOnly = policy.Quorum == Quorum.All && approvers.Any(approver => approver.Required);
        var counted = approvers.Where(approver => approver.Required || !isRequiredOnly).ToList();
        var approvals = counted.Count(approver => approver.Vote?.Decision == SignOffDecision.Approve);
        var open = counted.Count(approver => approver.Vote is null);
        var needed = policy.Quorum == Quorum.All ? counted.Count : 1;
        return approvals >= needed && approvals > 0 ? QuorumOutcome.Approved
            : approvals + open < needed ? QuorumOutcome.Rejected
            : QuorumOutcome.Pending;
    }
}
