using LaunchControl.Core.Commands;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.People;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Launches;

/// <summary>Copies a playbook into a new launch.</summary>
public static class StartLaunchDecider
{
    /// <param name="request">One that <see cref="StartLaunchRules"/> found no fault in.</param>
    public static Decision Decide(string launchId, StartLaunch request, Playbook playbook, CommandOrigin origin, DateTimeOffset now)
    {
        var change = new LaunchChange(Copy(launchId, request, playbook, origin, now), origin, now);
        change.Record("launch.started", null,
            $"{change.Launch.Name} started from playbook {playbook.Id} version {playbook.Version}: {change.Launch.Gates.Count} gates, {change.Launch.Gates.Sum(gate => gate.Items.Count)} items.",
            null, LaunchStatus.Preparing);
        change.StartOrchestration();
        change.MailEveryone(MailKind.LaunchStarted);
        return change.ToDecision();
    }

    private static Launch Copy(string launchId, StartLaunch request, Playbook playbook, CommandOrigin origin, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(request.TimeZone ?? "UTC");
        var cast = new Cast(Normalize(request.Owner!), request.People);
        var launchAt = TimeZoneInfo.ConvertTime(request.LaunchAt!.Value, zone);
        return new Launch
        {
            Id = launchId,
            Name = request.Name!.Trim(),
            Playbook = new PlaybookReference(playbook.Id, playbook.Version),
            Tier = request.Tier!.Value,
            Owner = cast.Owner,
            LaunchAt = launchAt,
            TimeZone = zone.Id,
            People = cast.People,
            Brief = request.Brief,
            Inputs = request.Inputs,
            Metrics = request.Metrics,
            Phases = [.. playbook.Phases.Select(phase => new Phase(phase.Id, phase.Name, phase.Kind))],
            Gates = [.. playbook.Phases.SelectMany(phase => phase.Gates, (phase, gate) => Copy(gate, phase, cast, offset => DueOffset.Parse(offset).From(launchAt, zone)))],
            Checks = [.. playbook.PostLaunchChecks.Select(offset => new PostLaunchCheck(offset))],
            StartedAt = now,
            StartedBy = origin.Actor,
        };
    }

    private static Gate Copy(PlaybookGate gate, PlaybookPhase phase, Cast cast, Func<string, DateTimeOffset> due) => new()
    {
        Id = gate.Id,
        PhaseId = phase.Id,
        Name = gate.Name,
        Team = gate.Team,
        DueAt = due(gate.Due),
        ExitCriteria = gate.ExitCriteria,
        Policy = gate.Policy,
        Approvers = [.. Approvers(gate, cast)],
        DependsOn = gate.DependsOn,
        Items = [.. gate.Items.Select(item => new ChecklistItem
        {
            Id = item.Id,
            Title = item.Title,
            Guidance = item.Guidance,
            Owner = cast.Of(item.Owner)[0],
            DueAt = due(item.Due),
            RequiresEvidence = item.RequiresEvidence,
        })],
    };

    // A person with two roles at one gate is asked once, and counts as required if either role is.
    private static IEnumerable<Approver> Approvers(PlaybookGate gate, Cast cast) =>
        gate.Approvers
            .SelectMany(approver => cast.Of(approver.Role), (approver, person) => new Approver { Person = person, Role = approver.Role, Required = approver.Required })
            .GroupBy(approver => approver.Person)
            .Select(same => same.OrderByDescending(approver => approver.Required).First());

    private static string Normalize(string person) =>
        PersonAddress.TryNormalize(person, out var address) ? address : throw new ArgumentException("Not a mail address; check the request first.", nameof(person));

    private sealed class Cast(string owner, IReadOnlyDictionary<string, IReadOnlyList<string>> people)
    {
        public string Owner { get; } = owner;

        public IReadOnlyDictionary<string, IReadOnlyList<string>> People { get; } =
            people.ToDictionary(role => role.Key, IReadOnlyList<string> (role) => [.. role.Value.Select(Normalize).Distinct()], StringComparer.Ordinal);

        public IReadOnlyList<string> Of(string role) => role == Playbook.LaunchOwnerRole ? [Owner] : People[role];
    }
}
