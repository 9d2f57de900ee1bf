using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.SignOffs;

/// <summary>One person can't satisfy two gates that name each other.</summary>
public static class SeparationOfDuties
{
    /// <summary>Gates that this one must not share an approving person with; it is enough that one of the two says so.</summary>
    public static IEnumerable<Gate> Apart(Launch launch, Gate gate) =>
        launch.Gates.Where(other => other.Id != gate.Id && (gate.Policy.DistinctFrom.Contains(other.Id) || other.Policy.DistinctFrom.Contains(gate.Id)));

    /// <summary>
    /// The other gate that this person's approval counts for, or null: their own, also one that was given in their place, and one that they gave in
    /// somebody else's. Where the gate was rejected, waived or overridden it does not.
    /// </summary>
    public static Gate? Conflict(Launch launch, Gate gate, string person)
    {
        return Apart(launch, gate).FirstOrDefault(other =>
            other is { Status: GateStatus.InReview } or { Status: GateStatus.Approved, Override: null } && other.Approvers.Any(approver => approver.Vote is { Decision: SignOffDecision.Approve } vote && (Is(approver.Person) || Is(vote.By))));

        bool Is(string? other) => string.Equals(person, other, StringComparison.OrdinalIgnoreCase);
    }


    /// <summary>Whether both gates can be satisfied by different people (Hall's condition for two sets).</summary>
    public static bool CanBothPass(Gate one, IReadOnlyList<Approver> ofOne, Gate other, IReadOnlyList<Approver> ofOther)
    {
        var (needed, neededOther) = (MustSign(one), MustSign(other));
        var available = ofOne.Select(approver => approver.Person).Except(neededOther).ToHashSet();
        var availableOther = ofOther.Select(approver => approver.Person).Except(needed).ToHashSet();
        var (count, countOther) = (Count(one, needed), Count(other, neededOther));
        return needed.All(available.Contains) && neededOther.All(availableOther.Contains)
            && available.Count >= count && availableOther.Count >= countOther && available.Union(availableOther).Count() >= count + countOther;
    }

    private static List<string> MustSign(Gate gate)
    {
        var required = gate.Approvers.Where(approver => approver.Required).Select(approver => approver.Person).ToList();
        return gate.Policy.Quorum switch
        {
            Quorum.Any => [],
            Quorum.All when required.Count == 0 => [.. gate.Approvers.Select(approver => approver.Person)],
            _ => required,
        };
    }

    private static int Count(Gate gate, List<string> mustSign) =>
        gate.Policy.Quorum == Quorum.All ? mustSign.Count : Math.Max(mustSign.Count, QuorumRule.Needed(gate.Policy, gate.Approvers.Count));
}
