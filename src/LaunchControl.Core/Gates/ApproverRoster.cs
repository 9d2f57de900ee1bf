using LaunchControl.Core.Launches;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Gates;

/// <summary>Who is asked to sign a gate off.</summary>
internal static class ApproverRoster
{
    /// <summary>
    /// The people of the approving roles, each once, without the launch owner: whoever asks for a sign-off can't give it.
    /// Nor does a decision count that the launch owner, or an approver, gave in somebody else's place before they became that.
    /// A person with two roles at one gate counts as required if either role is. Who was an approver before stays the same one.
    /// </summary>
    public static IReadOnlyList<Approver> Of(Launch launch, Gate gate)
    {
        var approvers = People(launch, gate);
        return approvers.Exists(IsCountedTwice) ? [.. approvers.Select(approver => IsCountedTwice(approver) ? approver.WithoutVote() : approver)] : approvers;

        bool IsCountedTwice(Approver approver) => approver.Vote?.By is { } by && (by == launch.Owner || approvers.Exists(other => other.Person == by));
    }

    private static List<Approver> People(Launch launch, Gate gate) =>
    [
        .. gate.ApproverRoles
            .SelectMany(role => launch.PeopleOf(role.Role), (role, person) => new Approver { Person = InPlaceOf(gate, person), Role = role.Role, Required = role.Required })
            .Where(approver => approver.Person != launch.Owner)
            .GroupBy(approver => approver.Person)
            .Select(same => same.OrderByDescending(approver => approver.Required).First())
            .Select(approver => gate.FindApprover(approver.Person) is { } known ? known with { Role = approver.Role, Required = approver.Required } : approver),
    ];

    /// <summary>Somebody can be asked, and every role whose approval is required has somebody.</summary>
    public static bool IsComplete(Launch launch, Gate gate) =>
        gate.Approvers.Count > 0 && (gate.Policy.Quorum == Quorum.Any || gate.ApproverRoles.All(role => !role.Required || launch.PeopleOf(role.Role).Count > 0));

    // One step after the other, as they were made; a reassignment back ends the earlier one.
    private static string InPlaceOf(Gate gate, string person) =>
        gate.Reassignments.Aggregate(person, (current, reassignment) => reassignment.From == current ? reassignment.To : current);
}
