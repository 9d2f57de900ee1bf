using LaunchControl.Core.Gates;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Launches;

/// <summary>What a change of inputs brings into a launch needs people, as at its start.</summary>
internal static class PlaybookSelectionRules
{
    /// <param name="after">With what the change brings.</param>
    public static Refusal? Check(Launch before, Launch after, ChangeScope command, DateTimeOffset now)
    {
        var gates = after.Gates.Where(gate => before.FindGate(gate.Id) is null).ToList();
        List<string> faults = [.. gates.Select(gate => Satisfiability.WhyNot(after, gate, command.Absences, now)).OfType<string>()];
        if (command.Playbook.Unowned == UnownedPolicy.Refuse)
        {
            faults.AddRange(Unowned(before, after, gates, command.Playbook));
        }

        if (faults.Count == 0)
        {
            return null;
        }

        var pointer = command.Inputs.Count > 0 ? "/inputs" : "/tier";
        return new Refusal(RefusalKind.Invalid, "people-missing", "The change brings work that nobody could do; nothing was changed.")
        {
            Faults = new Dictionary<string, IReadOnlyList<string>> { [pointer] = faults },
        };
    }

    private static IEnumerable<string> Unowned(Launch before, Launch after, List<Gate> gates, Playbook playbook)
    {
        var needed = after.Gates.SelectMany(gate => gate.Items).Where(item => before.FindItem(item.Id) is null).Select(item => item.Role)
            .Concat(gates.SelectMany(gate => gate.ApproverRoles, (_, approver) => approver.Role))
            .ToHashSet();
        return playbook.Roles.Where(role => needed.Contains(role.Id) && after.People.GetValueOrDefault(role.Id, []).Count == 0)
            .Select(role => $"This needs a {role.Title} ({role.Team}). Name one first: PATCH /api/launches/{after.Id}/people with role '{role.Id}'.");
    }
}
