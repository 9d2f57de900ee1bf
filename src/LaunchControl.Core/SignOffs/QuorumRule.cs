using LaunchControl.Core.Gates;

namespace LaunchControl.Core.SignOffs;

/// <summary>Counts the votes of a round. The order in which they came never matters.</summary>
public static class QuorumRule
{
    /// <summary>
    /// A rejection, also of an optional approver, rejects where the policy has a veto. Otherwise <c>any</c> needs one approval of whomever,
    /// <c>all</c> an approval of every required approver, or of every approver where none is required, and <c>count</c> and <c>percent</c>
    /// so many approvals, among them those of the required approvers. The round is rejected as soon as too few are left who could still
    /// approve: a gate is never approved by silence. An approval counts from when it takes effect.
    /// </summary>
    public static QuorumOutcome Evaluate(GatePolicy policy, IReadOnlyList<Approver> approvers, DateTimeOffset now)
    {
        if (policy.Veto && approvers.Any(approver => approver.Vote?.Decision == SignOffDecision.Reject))
        {
            return QuorumOutcome.Rejected;
        }

        var effective = approvers.Where(approver => approver.Vote is { Decision: SignOffDecision.Approve } vote && !(vote.EffectiveAt > now)).ToList();
        var reachable = approvers.Where(approver => approver.Vote is null or { Decision: SignOffDecision.Approve }).ToList();
        return IsMet(policy, approvers, effective) ? QuorumOutcome.Approved
            : IsMet(policy, approvers, reachable) ? QuorumOutcome.Pending
            : QuorumOutcome.Rejected;
    }

    /// <summary>Whether a gate is approved once these of its approvers approve.</summary>
    public static bool IsMet(GatePolicy policy, IReadOnlyList<Approver> approvers, IReadOnlyList<Approver> approving)
    {
        var required = approvers.Where(approver => approver.Required).ToList();
        return approving.Count > 0 && policy.Quorum switch
        {
            Quorum.Any => true,
            Quorum.All => (required.Count > 0 ? required : approvers).All(approving.Contains),
            _ => approving.Count >= Needed(policy, approvers.Count) && required.All(approving.Contains),
        };
    }

    /// <summary>How many approvals a policy needs of so many approvers, beside those that are required.</summary>
    public static int Needed(GatePolicy policy, int approvers) => policy.Quorum switch
    {
        Quorum.Any => 1,
        Quorum.Count => policy.Count ?? 1,
        Quorum.Percent => ((policy.Percent ?? 100) * approvers + 99) / 100,
        _ => approvers,
    };
}
