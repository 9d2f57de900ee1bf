using CsCheck;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Scheduling;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Drivers;
using LaunchControl.Core.Tests.Scheduling;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Forecasts;

/// <summary>Small launches in any state of their work: up to 3 phases, 6 gates and 12 items.</summary>
internal static class RandomPlan
{
    private static readonly Launch Base = LaunchScenario.GivenStarted(WithGates(Gate("a", "ana"))).Launch;

    /// <summary>A launch, and now.</summary>
    public static Gen<(Launch Launch, DateTimeOffset Now)> Any { get; } =
        from calendar in WorkingDays.Any
        from zone in Zones.Any
        from day in Gen.Int[0, 900]
        from planned in Gen.Int[0, 90]
        from minute in Gen.Int[0, (24 * 60) - 1]
        from seed in Gen.Int
        select Build(calendar, zone, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day).AddMinutes(minute), planned, new Random(seed));

    private static (Launch Launch, DateTimeOffset Now) Build(WorkCalendar calendar, TimeZoneInfo zone, DateTimeOffset now, int planned, Random random)
    {
        var launch = Base with
        {
            TimeZone = zone.Id,
            Calendar = calendar,
            LaunchAt = TimeZoneInfo.ConvertTime(now.AddDays(planned).AddMinutes(random.Next(24 * 60)), zone),
            Status = random.Next(5) == 0 ? LaunchStatus.Held : LaunchStatus.InReadiness,
            HeldFrom = LaunchStatus.InReadiness,
            HeldAt = now,
            Phases = [.. Enumerable.Range(0, 3).Select(index => new Phase($"p{index}", $"Phase {index}", index == 2 ? PhaseKind.GoNoGo : PhaseKind.Readiness))],
        };
        var open = random.Next(3);
        List<Gate> gates = [];
        List<string> items = [];
        foreach (var index in Enumerable.Range(0, random.Next(1, 7)))
        {
            var phase = gates.Count == 0 ? random.Next(3) : Math.Max(gates[^1].PhaseId[1] - '0', random.Next(3));
            gates.Add(Random($"g{index}", phase, phase <= open, gates, items, launch, now, random));
        }

        return (launch with { Gates = gates }, now);
    }

    private static Gate Random(string id, int phase, bool isPhaseOpen, List<Gate> before, List<string> items, Launch launch, DateTimeOffset now, Random random)
    {
        var dependsOn = before.Where(_ => random.Next(4) == 0).Select(gate => gate.Id).ToList();
        var isOpen = isPhaseOpen && dependsOn.TrueForAll(other => before.Find(gate => gate.Id == other)!.IsPassed);
        DateTimeOffset? openedAt = isOpen ? now.AddDays(-random.Next(40)).AddMinutes(-random.Next(2000)) : null;
        List<ChecklistItem> own = [];
        foreach (var index in Enumerable.Range(0, random.Next(3)))
        {
            own.Add(Item($"{id}-i{index}", items, launch, openedAt, now, random));
            items.Add(own[^1].Id);
        }

        var isReady = own.TrueForAll(item => item.IsSettled);
        var status = !isOpen ? GateStatus.Waiting : !isReady ? GateStatus.Preparing : random.Next(4) switch { 0 => GateStatus.InReview, 1 => GateStatus.Approved, 2 => GateStatus.NeedsWork, _ => GateStatus.Stale };
        return new Gate
        {
            Id = id,
            Name = $"Gate {id}",
            PhaseId = $"p{phase}",
            Team = "engineering",
            DueAt = launch.LaunchAt,
            Policy = new GatePolicy(Quorum.All),
            Approvers = [],
            DependsOn = dependsOn,
            Items = own,
            Status = status,
            OpenedAt = openedAt,
            RequestedAt = status == GateStatus.InReview ? openedAt!.Value.AddHours(random.Next(1, 200)) : null,
            ReviewWorkingDays = random.Next(4),
            LeadWorkingDays = random.Next(3) == 0 ? random.Next(15) : 0,
        };
    }

    private static ChecklistItem Item(string id, List<string> others, Launch launch, DateTimeOffset? openedAt, DateTimeOffset now, Random random)
    {
        var status = random.Next(4) switch { 0 => ItemStatus.Done, 1 when random.Next(2) == 0 => ItemStatus.Blocked, _ => ItemStatus.Open };
        return new ChecklistItem
        {
            Id = id,
            Title = $"Item {id}",
            Owner = Owner,
            DueAt = launch.LaunchAt,
            WorkingDays = random.Next(8),
            DependsOn = [.. others.Where(_ => random.Next(4) == 0)],
            Status = status,
            StatusSince = status == ItemStatus.Open && random.Next(2) == 0 ? null : now.AddDays(-random.Next(30)).AddMinutes(-random.Next(900)),
            Check = random.Next(5) == 0 ? new ItemCheck { Url = "https://status.contoso.example", Every = "PT1H", Timeout = "P1D", StartedAt = openedAt } : null,
        };
    }
}
