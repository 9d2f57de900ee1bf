using LaunchControl.Core.People;
using LaunchControl.Core.Playbooks;

namespace LaunchControl.Core.Launches;

/// <summary>What a request to start a launch must fulfil, beyond having the right shape.</summary>
public static class StartLaunchRules
{
    public const int LongestName = 200;
    public const int MostPeoplePerRole = 20;
    public const int MostMetrics = 50;

    // Line breaks that are no control characters.
    private const char LineSeparator = '\u2028';
    private const char ParagraphSeparator = '\u2029';

    /// <summary>Adds every fault of the request to <paramref name="faults"/>; members that are already faulty are left alone.</summary>
    public static void Check(StartLaunch request, Playbook? playbook, DateTimeOffset now, FaultList faults)
    {
        CheckName(request.Name, faults);
        Require(request.Tier is not null, "/tier", "Give the launch tier: T1, T2 or T3.", faults);
        CheckLaunchAt(request.LaunchAt, now, faults);
        if (request.TimeZone is { } zone && !(TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId))
        {
            faults.Add("/timeZone", "Unknown time zone. Give an IANA name such as Europe/Berlin or America/New_York.");
        }

        if (!PersonAddress.TryNormalize(request.Owner, out _))
        {
            Require(false, "/owner", "Give the launch owner's mail address.", faults);
        }

        CheckPeople(request, playbook, faults);
        CheckMetrics(request, faults);
    }

    private static void CheckName(string? name, FaultList faults)
    {
        Require(!string.IsNullOrWhiteSpace(name), "/name", "Give the launch a name.", faults);
        if (name?.Length > LongestName)
        {
            faults.Add("/name", $"A name has at most {LongestName} characters; this one has {name.Length}.");
        }

        if (name?.Any(character => char.IsControl(character) || character is LineSeparator or ParagraphSeparator) == true)
        {
            faults.Add("/name", "A name has no control characters or line breaks.");
        }
    }

    private static void CheckLaunchAt(DateTimeOffset? launchAt, DateTimeOffset now, FaultList faults)
    {
        Require(launchAt is not null, "/launchAt", "Give the launch moment with its offset, for instance 2027-03-02T09:00:00-05:00.", faults);
        if (launchAt <= now)
        {
            faults.Add("/launchAt", "The launch moment is in the past. Give one in the future.");
        }
        else if (launchAt > now.AddYears(5))
        {
            faults.Add("/launchAt", "The launch moment is more than five years away.");
        }
    }

    private static void CheckPeople(StartLaunch request, Playbook? playbook, FaultList faults)
    {
        foreach (var (role, people) in request.People)
        {
            var pointer = $"/people/{FaultList.Segment(role)}";
            if (playbook is not null && playbook.Roles.All(known => known.Id != role))
            {
                faults.Add(pointer, $"Playbook '{playbook.Id}' has no role '{role}'. It has: {string.Join(", ", playbook.Roles.Select(known => known.Id))}.");
            }

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

        foreach (var role in playbook?.Roles ?? [])
        {
            var pointer = $"/people/{FaultList.Segment(role.Id)}";
            Require(request.People.TryGetValue(role.Id, out var people) && people.Count > 0, pointer, $"Name at least one person as {role.Title} ({role.Team}).", faults);
        }
    }

    private static void CheckMetrics(StartLaunch request, FaultList faults)
    {
        if (request.Metrics.Count > MostMetrics)
        {
            faults.Add("/metrics", $"A launch has at most {MostMetrics} metrics.");
        }

        foreach (var duplicate in request.Metrics.GroupBy(metric => metric.Id).Where(group => group.Key.Length > 0 && group.Count() > 1))
        {
            faults.Add("/metrics", $"The metric id '{duplicate.Key}' is used {duplicate.Count()} times.");
        }
    }

    private static void Require(bool isMet, string pointer, string message, FaultList faults)
    {
        // A value of the wrong type has been reported already; that it is missing too would mislead.
        if (!isMet && !faults.Has(pointer))
        {
            faults.Add(pointer, message);
        }
    }
}
