using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>Sign-off rules that can be fulfilled and that change something.</summary>
internal static class PolicyRules
{
    private static readonly TimeSpan ShortestExpiry = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestExpiry = TimeSpan.FromDays(180);

    public static void Check(PlaybookDocument document, LocatedGate located)
    {
        var (gate, policy, faults) = (located.Gate, located.Gate.Policy, document.Faults);
        var pointer = $"{located.Pointer}/policy";
        CheckQuorum(faults, pointer, policy);
        CheckVeto(faults, located, $"{pointer}/veto");
        ListRules.CheckReferences(faults, $"{pointer}/distinctFrom", policy.DistinctFrom, "gate", (place, id) => CheckDistinct(document, gate, place, id));
        CheckExpiry(faults, pointer, policy);
    }

    // How many people a role has is known only when a launch starts, so a count has no upper bound here.
    private static void CheckQuorum(DocumentFaults faults, string pointer, GatePolicy policy)
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

    private static void CheckVeto(DocumentFaults faults, LocatedGate located, string pointer)
    {
        if (faults.IsUnreadable($"{located.Pointer}/policy/quorum") || faults.HasUnreadableBelow($"{located.Pointer}/approvers"))
        {
            return;
        }

        var policy = located.Gate.Policy;
        var isWaitingForAll = policy.Quorum == Quorum.All && located.Gate.Approvers.DistinctBy(approver => approver.Required).Count() < 2;
        faults.Require(policy.Veto || !isWaitingForAll, pointer,
            "Every approval is needed here, so each rejection rejects, with or without a veto. Remove 'veto', or choose quorum any, count or percent.");
    }

    private static void CheckDistinct(PlaybookDocument document, PlaybookGate gate, string pointer, string id)
    {
        document.Faults.Require(id != gate.Id || id.Length == 0, pointer, "This is the gate itself. Name another one, or remove it.");
        document.Faults.Require(document.FindGate(id) is not null || !document.GatesAreKnown, pointer,
            $"There is no gate '{id}'. Name the id of another gate of this playbook.");
    }

    private static void CheckExpiry(DocumentFaults faults, string pointer, GatePolicy policy)
    {
        faults.Require(policy.ExpiresAfter is null
            || (DurationRules.TryParse(policy.ExpiresAfter, out var duration) && duration >= ShortestExpiry && duration <= LongestExpiry),
            $"{pointer}/expiresAfter", "Give an ISO 8601 duration from PT1H to P180D, such as P14D, or leave it out.");
        faults.Require(policy.OnExpiry == ExpiryOutcome.Escalate || policy.ExpiresAfter is not null || faults.IsUnreadable($"{pointer}/expiresAfter"),
            $"{pointer}/onExpiry", "Nothing expires here. Say with 'expiresAfter' when a review does, or remove 'onExpiry'.");
    }
}
