using LaunchControl.Core.Gates;
using LaunchControl.Core.Playbooks;

namespace LaunchControl.Core.Launches;

/// <summary>What is worth saying about a launch that starts all the same.</summary>
internal static class StartWarnings
{
    public static IEnumerable<string> Of(Launch launch, Playbook playbook)
    {
        foreach (var role in playbook.Roles.Where(role => launch.People[role.Id].Count == 0))
        {
            var items = launch.Gates.SelectMany(gate => gate.Items).Count(item => item.Role == role.Id);
            var gates = launch.Gates.Where(gate => gate.ApproverRoles.Any(approver => approver.Role == role.Id) && !ApproverRoster.IsComplete(launch, gate)).Select(gate => gate.Name).ToList();
            if (items > 0 || gates.Count > 0)
            {
                yield return $"Nobody is named as {role.Title}."
                    + (items > 0 ? $" {items} {(items == 1 ? "item falls" : "items fall")} to the launch owner." : "")
                    + (gates.Count > 0 ? $" Nobody can sign {string.Join(", ", gates)} until somebody is named." : "");
            }
        }

        foreach (var gate in launch.Gates.Where(gate => gate.ApproverRoles.Any(role => launch.People[role.Role].Contains(launch.Owner))))
        {
            yield return $"{launch.Owner} is not asked to sign {gate.Name}: the launch owner asks for the sign-off, and so can't give it.";
        }
    }
}
