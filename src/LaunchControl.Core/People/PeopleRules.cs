using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;

namespace LaunchControl.Core.People;

/// <summary>What a list of people by role must fulfil.</summary>
internal static class PeopleRules
{
    public const int MostPeoplePerRole = 20;

    /// <summary>For a running launch: its roles, at least one person each.</summary>
    public static void Check(IReadOnlyDictionary<string, IReadOnlyList<string>> people, Launch launch, FaultList faults)
    {
        if (people.Count == 0)
        {
            faults.Add("/people", "Name at least one role with its people.");
        }

        foreach (var (role, persons) in people)
        {
            var pointer = $"/people/{FaultList.Segment(role)}";
            if (role != Playbook.LaunchOwnerRole && !launch.People.ContainsKey(role))
            {
                faults.Add(pointer, $"This launch has no role '{role}'. It has: {string.Join(", ", launch.People.Keys.Append(Playbook.LaunchOwnerRole))}.");
            }

            if (persons.Count == 0 || (role == Playbook.LaunchOwnerRole && persons.Count > 1))
            {
                faults.Add(pointer, role == Playbook.LaunchOwnerRole ? "A launch has one owner." : "Name at least one person.");
            }

            CheckPersons(pointer, persons, faults);
        }
    }

    public static void CheckPersons(string pointer, IReadOnlyList<string> people, FaultList faults)
    {
        if (people.Count > MostPeoplePerRole)
        {
            faults.Add(pointer, $"A role has at most {MostPeoplePerRole} people.");
        }

        for (var i = 0; i < people.Count; i++)
        {
            if (!PersonAddress.TryNormalize(people[i], out _))
            {
                faults.Add($"{pointer}/{i}", "This is not a mail address.");
            }
        }
    }
}
