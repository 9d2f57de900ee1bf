using LaunchControl.Core.Commands;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.People;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Scheduling;
using LaunchControl.Core.StatusMails;

namespace LaunchControl.Core.Launches;

/// <summary>Copies a playbook into a new launch.</summary>
public static class StartLaunchDecider
{
    /// <param name="request">One that <see cref="StartLaunchRules"/> found no fault in.</param>
    public static Decision Decide(string launchId, StartLaunch request, Playbook playbook, CommandOrigin origin, DateTimeOffset now)
    {
        var change = LaunchChange.ForNew(Copy(launchId, request, playbook, origin.Actor, now), origin, now);
        var earlier = request.Earlier is { } clone ? $", as a clone of {clone.Id}" : "";
        change.Record("launch.started", null,
            $"{change.Launch.Name} started from playbook {playbook.Id} version {playbook.Version}{earlier}: {change.Launch.Gates.Count} gates, {change.Launch.Gates.Sum(gate => gate.Items.Count)} items.",
            null, LaunchStatus.Preparing);
        BlackoutDecider.Override(change, request.Blackouts, request.OverrideReason);
        change.StartOrchestration();
        change.MailEveryone(MailKind.LaunchStarted);
        if (change.Launch.StatusMail is not null)
        {
            change.PlanStatusMail();
        }

        return change.ToDecision();
    }

    internal static Launch Copy(string launchId, StartLaunch request, Playbook playbook, string startedBy, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(request.TimeZone ?? "UTC");
        var launch = new Launch
        {
            Id = launchId,
            Name = request.Name!.Trim(),
            Playbook = new PlaybookReference(playbook.Id, playbook.Version),
            Tier = request.Tier!.Value,
            Owner = PersonAddress.Normalize(request.Owner!),
            LaunchAt = TimeZoneInfo.ConvertTime(request.LaunchAt!.Value, zone),
            TimeZone = zone.Id,
            Calendar = request.CalendarOfLaunch,
            People = People(request, playbook),
            ShiftDueDatesAfterHold = playbook.ShiftDueDatesAfterHold,
            Brief = request.Brief ?? new Brief(),
            Inputs = LaunchInputRules.WithDefaults(request.Inputs, playbook),
            Metrics = Metrics(request, playbook),
            RemovedItems = request.Earlier?.RemovedItems ?? [],
            Phases = [.. playbook.Phases.Select(phase => new Phase(phase.Id, phase.Name, phase.Kind))],
            Gates = [],
            Checks = [.. Checks(request, playbook).Select(offset => new PostLaunchCheck(offset))],
            StatusMail = request.StatusMail is { } plan ? StatusMailRules.Normalized(plan) with { Since = now } : null,
            Attention = request.Attention ?? playbook.Attention,
            StartedAt = now,
            StartedBy = startedBy,
        };
        launch = launch with { Gates = [.. Gates(launch, request, playbook)] };
        launch = launch with
        {
            Warnings = [.. StartWarnings.Of(launch, playbook)],
            BlackoutWindows = request.Blackouts.ToCome(PlannedDate.Of(launch), now),
            DateWarnings = [.. CollisionFinder.Of(launch, request.Others).Select(collision => collision.What)],
        };
        return AbsenceDecider.WithKnown(null, launch, request.Absences, now);
    }

    private static IEnumerable<Gate> Gates(Launch launch, StartLaunch request, Playbook playbook)
    {
        // Another version of the playbook may have by now what had to be added to an earlier launch by hand.
        var planned = playbook.Phases.SelectMany(phase => phase.Gates).SelectMany(gate => gate.Items).Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var phase in playbook.Phases)
        {
            foreach (var gate in phase.Gates.Where(gate => LaunchCopy.Applies(gate.When, launch)))
            {
                var copy = LaunchCopy.Gate(launch, gate, phase);
                yield return copy with
                {
                    Items =
                    [
                        .. copy.Items.Where(item => !launch.RemovedItems.Contains(item.Id)),
                        .. LaunchCopy.AddedItems(request.Earlier, copy.Id, launch).Where(item => !planned.Contains(item.Id)),
                    ],
                    WaitsFor = [.. request.WaitsFor.GetValueOrDefault(gate.Id, []).Distinct().Select(other => new ExternalGate(other.LaunchId, other.GateId))],
                };
            }
        }
    }

    private static Dictionary<string, IReadOnlyList<string>> People(StartLaunch request, Playbook playbook) =>
        playbook.Roles.ToDictionary(
            role => role.Id, IReadOnlyList<string> (role) => [.. request.People.GetValueOrDefault(role.Id, []).Select(PersonAddress.Normalize).Distinct()], StringComparer.Ordinal);

    internal static IReadOnlyList<string> Checks(StartLaunch request, Playbook playbook) =>
        request.PostLaunchChecks ?? (playbook.PostLaunchChecks.Count > 0 ? playbook.PostLaunchChecks : CheckLadder.Default);

    internal static List<SuccessMetric> Metrics(StartLaunch request, Playbook playbook) =>
        [.. request.Metrics, .. playbook.Metrics.Where(preset => request.Metrics.All(given => given.Id != preset.Id))];
}
