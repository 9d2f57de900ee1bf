using LaunchControl.Core.Gates;
using LaunchControl.Core.People;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Playbooks.Rules;
using LaunchControl.Core.Scheduling;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.StatusMails;

namespace LaunchControl.Core.Launches;

/// <summary>What a request to start a launch must fulfil, beyond having the right shape.</summary>
public static class StartLaunchRules
{
    public const int LongestName = 200;
    public const int MostMetrics = MetricContractRules.MostMetrics;
    public const int MostHolidays = 400;

    /// <summary>Gates of other launches that one gate waits for.</summary>
    public const int MostWaitsFor = ExternalGateDecider.MostGates;

    // Line breaks that are no control characters.
    private const char LineSeparator = '\u2028';
    private const char ParagraphSeparator = '\u2029';

    /// <summary>Adds every fault of the request to <paramref name="faults"/>; members that are already faulty are left alone.</summary>
    /// <param name="absences">Of the people in the request and of their delegates, as far as known.</param>
    public static void Check(StartLaunch request, Playbook? playbook, IReadOnlyList<Absence> absences, DateTimeOffset now, FaultList faults)
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

        CheckMetrics(request, playbook, faults);
        PostLaunchCheckRules.Check(new DocumentFaults(faults), request.PostLaunchChecks ?? []);
        if (request.Attention is { } attention)
        {
            AttentionRules.Check(new DocumentFaults(faults), "/attention", attention, null);
        }

        CheckCalendar(request, faults);
        CheckBlackouts(request, playbook, faults);
        if (playbook is not null)
        {
            CheckAgainst(playbook, request, absences, now, faults);
        }
    }

    private static void CheckAgainst(Playbook playbook, StartLaunch request, IReadOnlyList<Absence> absences, DateTimeOffset now, FaultList faults)
    {
        CheckPeople(request, playbook, faults);
        if (request.StatusMail is { } plan)
        {
            StatusMailRules.Check(plan, playbook.Roles.Select(role => role.Id), "/statusMail", faults);
        }

        CheckWaitsFor(request, playbook, faults);
        LaunchInputRules.Check(LaunchInputRules.WithDefaults(request.Inputs, playbook), playbook, request.Tier, faults);
        if (playbook.Unowned == UnownedPolicy.Refuse)
        {
            CheckUnowned(request, playbook, faults);
        }

        if (faults.IsEmpty)
        {
            CheckGates(request, playbook, absences, now, faults);
        }
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

    internal static void CheckLaunchAt(DateTimeOffset? launchAt, DateTimeOffset now, FaultList faults)
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

    private static void CheckPeople(StartLaunch request, Playbook playbook, FaultList faults)
    {
        foreach (var (role, people) in request.People)
        {
            var pointer = $"/people/{FaultList.Segment(role)}";
            if (playbook.Roles.All(known => known.Id != role))
            {
                faults.Add(pointer, $"Playbook '{playbook.Id}' has no role '{role}'. It has: {string.Join(", ", playbook.Roles.Select(known => known.Id))}.");
            }

            PeopleRules.CheckPersons(pointer, people, faults);
        }
    }

    private static void CheckUnowned(StartLaunch request, Playbook playbook, FaultList faults)
    {
        var inputs = LaunchInputRules.WithDefaults(request.Inputs, playbook);
        var needed = playbook.Phases.SelectMany(phase => phase.Gates).Where(gate => Applies(gate.When))
            .SelectMany(gate => gate.Items.Where(item => Applies(item.When)).Select(item => item.Owner).Concat(gate.Approvers.Select(approver => approver.Role)))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var role in playbook.Roles.Where(role => needed.Contains(role.Id)))
        {
            var isNamed = request.People.TryGetValue(role.Id, out var people) && people.Count > 0;
            Require(isNamed, $"/people/{FaultList.Segment(role.Id)}", $"Name at least one person as {role.Title} ({role.Team}).", faults);
        }

        // Without a tier, what depends on nothing is needed all the same.
        bool Applies(PlaybookCondition? when) => when is null || (request.Tier is { } tier && when.Holds(tier, inputs));
    }

    private static void CheckWaitsFor(StartLaunch request, Playbook playbook, FaultList faults)
    {
        var gates = playbook.Phases.SelectMany(phase => phase.Gates).Select(gate => gate.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var gate in request.WaitsFor.Keys.Where(gate => !gates.Contains(gate)))
        {
            faults.Add($"/waitsFor/{FaultList.Segment(gate)}", $"Playbook '{playbook.Id}' has no gate '{gate}'.");
        }
    }

    private static void CheckCalendar(StartLaunch request, FaultList faults)
    {
        var calendar = request.CalendarOfLaunch;
        for (var i = 0; i < calendar.Calendars.Count; i++)
        {
            var id = calendar.Calendars[i];
            Require(request.Blackouts.Holidays.ContainsKey(id) || calendar.NamedHolidays.Any(holiday => holiday.Calendar == id), $"/calendar/calendars/{i}",
                $"There is no holiday calendar '{id}'. {HolidayCalendars(request)}", faults);
        }

        if (calendar.WorkingDays.Count == 0)
        {
            faults.Add("/calendar/workingDays", "Give at least one working day.");
        }

        if (calendar.Holidays.Count > MostHolidays)
        {
            faults.Add("/calendar/holidays", $"At most {MostHolidays} holidays, with those of the calendars that are named.");
        }
    }

    private static string HolidayCalendars(StartLaunch request) => request.Blackouts.Holidays.Count == 0
        ? "There is none yet: an administrator sets them up." : $"There are: {string.Join(", ", request.Blackouts.Holidays.Keys.Order(StringComparer.Ordinal))}.";

    // With what is known of the launch: a member that is faulty says nothing about its date.
    private static void CheckBlackouts(StartLaunch request, Playbook? playbook, FaultList faults)
    {
        if (request.LaunchAt is not { } launchAt || faults.Has("/launchAt") || faults.Has("/timeZone"))
        {
            return;
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(request.TimeZone ?? "UTC");
        var inputs = playbook is null ? request.Inputs : LaunchInputRules.WithDefaults(request.Inputs, playbook);
        var planned = new PlannedDate(launchAt, zone, request.CalendarOfLaunch, request.Tier, LaunchMarkets.Of(inputs));
        LaunchDateRules.Check(planned, request.Blackouts, request.OverrideReason, faults);
    }

    // Last, because it needs a request that makes a launch.
    private static void CheckGates(StartLaunch request, Playbook playbook, IReadOnlyList<Absence> absences, DateTimeOffset now, FaultList faults)
    {
        var launch = StartLaunchDecider.Copy("launch", request, playbook, "", now);
        foreach (var gate in launch.Gates)
        {
            if (Satisfiability.WhyNot(launch, gate, absences, now) is { } why)
            {
                faults.Add($"/people/{FaultList.Segment(gate.ApproverRoles[0].Role)}", why);
            }
        }
    }

    private static void CheckMetrics(StartLaunch request, Playbook? playbook, FaultList faults)
    {
        var document = new DocumentFaults(faults);
        for (var i = 0; i < request.Metrics.Count; i++)
        {
            MetricContractRules.Check(request.Metrics[i], $"/metrics/{i}", document);
        }

        if (request.Metrics.Count > MostMetrics)
        {
            faults.Add("/metrics", $"A launch has at most {MostMetrics} metrics.");
        }

        foreach (var duplicate in request.Metrics.GroupBy(metric => metric.Id).Where(group => group.Key.Length > 0 && group.Count() > 1))
        {
            faults.Add("/metrics", $"The metric id '{duplicate.Key}' is used {duplicate.Count()} times.");
        }

        if (playbook is not null && !faults.Has("/metrics"))
        {
            foreach (var tooMuch in MetricContractRules.TooMuch(StartLaunchDecider.Metrics(request, playbook), StartLaunchDecider.Checks(request, playbook).Count))
            {
                faults.Add("/metrics", tooMuch);
            }
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
