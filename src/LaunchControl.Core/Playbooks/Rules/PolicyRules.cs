using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>Quorums that can be reached. How many people a role has is known only when a launch starts, so a count has no upper bound here.</summary>
internal static class PolicyRules
{
    public static void Check(DocumentFaults faults, string pointer, GatePolicy policy)
    {
        var (count, percent) = (policy.Count, policy.Percent);
        faults.Require(count is null or >= 1, $"{pointer}/count", "A count is 1 or more: no gate is approved by silence.");
        faults.Require(percent is null or (>= 1 and <= 100), $"{pointer}/percent", "A percentage is 1 to 100.");
        if (faults.IsUnreadable($"{pointer}/quorum"))
        {
            return;
        }

        faults.Require(policy.Quorum != Quorum.Count || count is not null, $"{pointer}/count",
            "Quorum 'count' needs 'count': how many approvals are enough.");
        faults.Require(policy.Quorum == Quorum.Count || count is null, $"{pointer}/count",
            "Only quorum 'count' has a 'count'. Remove it, or change the quorum.");
        faults.Require(policy.Quorum != Quorum.Percent || percent is not null, $"{pointer}/percent",
            "Quorum 'percent' needs 'percent': what share of the approvers is enough.");
        faults.Require(policy.Quorum == Quorum.Percent || percent is null, $"{pointer}/percent",
            "Only quorum 'percent' has a 'percent'. Remove it, or change the quorum.");
    }
}
