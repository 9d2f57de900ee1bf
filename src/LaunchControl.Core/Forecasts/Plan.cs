using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Forecasts;

/// <summary>The earliest day of each step that a launch still needs: the forward pass of the critical path method, in working days.</summary>
internal sealed class Plan
{
    private readonly TimeZoneInfo _zone;
    private readonly TimeOnly _timeOfDay;
    private readonly Dictionary<string, int> _phases;
    private readonly Dictionary<string, OpeningStep> _openings = [];
    private readonly Dictionary<string, GateStep> _gates = [];
    private readonly Dictionary<string, ItemStep> _items = [];
    private readonly HashSet<string> _entered = [];

    public Plan(Launch launch, DateTimeOffset now)
    {
        (Launch, _zone) = (launch, launch.Zone);
        _timeOfDay = TimeOnly.FromDateTime(Wall(launch.LaunchAt));
        _phases = launch.Phases.Select((phase, index) => (phase.Id, index)).ToDictionary(phase => phase.Id, phase => phase.index, StringComparer.Ordinal);
        Today = DayOf(now);
        Gates = [.. launch.Gates.Where(gate => !gate.IsPassed).Select(Pass).OfType<GateStep>()];
        Last = Gates.MaxBy(step => step.FinishesOn);
    }

    public Launch Launch { get; }

    /// <summary>The first day whose time of day is not over.</summary>
    public DateOnly Today { get; }

    /// <summary>Those that are not passed, in the order of the launch.</summary>
    public IReadOnlyList<GateStep> Gates { get; }

    /// <summary>The gate that decides when the launch can be; null once all are passed.</summary>
    public GateStep? Last { get; }

    /// <summary>The day on which the last gate passes; today where all have.</summary>
    public DateOnly EndsOn => Last?.FinishesOn ?? Today;

    /// <summary>Every step, each after all that it comes after.</summary>
    public List<PlanStep> Order { get; } = [];

    /// <summary>A day at the launch's time of day.</summary>
    public DateTimeOffset At(DateOnly day) => DueOffset.AtWallTime(day.ToDateTime(_timeOfDay), _zone);

    /// <summary>A working day that lies in none of the blackout windows that the launch knows of.</summary>
    public bool IsLaunchDay(DateOnly day) => Launch.Calendar.IsWorkingDay(day) && !Launch.BlackoutWindows.Any(window => window.Covers(At(day), _zone));

    /// <summary>The first day whose time of day is not before an instant.</summary>
    public DateOnly DayOf(DateTimeOffset instant)
    {
        var wall = Wall(instant);
        return DateOnly.FromDateTime(wall).AddDays(TimeOnly.FromDateTime(wall) > _timeOfDay ? 1 : 0);
    }

    private GateStep? Pass(Gate gate)
    {
        if (_gates.TryGetValue(gate.Id, out var known) || !_entered.Add($"gate/{gate.Id}"))
        {
            // One that waits for itself can't be stored; if it were, that would be no reason to fail here.
            return known;
        }

        var opening = Open(gate);
        List<ItemStep> items = [.. gate.Checklist.Where(item => !item.IsSettled).Select(item => Work(gate, item)).OfType<ItemStep>()];
        var readyOn = Latest([Today, opening.FinishesOn, .. items.Select(item => item.FinishesOn)]);
        var reviewedOn = gate is { Status: GateStatus.InReview, RequestedAt: { } requestedAt }
            ? Latest([Today, After(DayOf(requestedAt), gate.ReviewWorkingDays)])
            : After(readyOn, gate.ReviewWorkingDays);
        return Add(_gates, gate.Id, new GateStep(gate, opening, items, readyOn, reviewedOn, Latest([reviewedOn, After(opening.FinishesOn, gate.LeadWorkingDays)])));
    }

    private OpeningStep Open(Gate gate)
    {
        if (_openings.TryGetValue(gate.Id, out var known))
        {
            return known;
        }

        List<GateStep> before = gate.OpenedAt is not null ? [] : [.. Before(gate).Select(Pass).OfType<GateStep>()];
        var finishesOn = gate.OpenedAt is { } openedAt ? DayOf(openedAt) : Latest([Today, .. before.Select(step => step.FinishesOn)]);
        return Add(_openings, gate.Id, new OpeningStep(gate, before, finishesOn));
    }

    private ItemStep? Work(Gate gate, ChecklistItem item)
    {
        if (_items.TryGetValue(item.Id, out var known) || !_entered.Add($"item/{item.Id}"))
        {
            return known;
        }

        List<PlanStep> after = [.. Unsettled(item).Select(found => Work(found.Gate, found.Item)).OfType<ItemStep>()];
        if (item.Check is not null && gate.OpenedAt is null)
        {
            // A check runs once its gate is open; a person may begin before.
            after.Add(Open(gate));
        }

        var startsOn = Latest([Begun(gate, item), .. after.Select(step => step.FinishesOn)]);
        return Add(_items, item.Id, new ItemStep(gate, item, after, startsOn, Latest([Today, After(startsOn, item.WorkingDays)])));
    }

    // What can be begun has been worked on since it could be.
    private DateOnly Begun(Gate gate, ChecklistItem item) =>
        item.Status == ItemStatus.Blocked || gate.OpenedAt is not { } openedAt || Unsettled(item).Any()
            ? Today
            : Latest([DayOf(openedAt), .. item.DependsOn.Select(id => Launch.FindItem(id)?.Item.StatusSince).Append(item.StatusSince).OfType<DateTimeOffset>().Select(DayOf)]);

    private IEnumerable<Gate> Before(Gate gate) => Launch.Gates.Where(other =>
        !other.IsPassed && other.Id != gate.Id && (gate.DependsOn.Contains(other.Id) || _phases[other.PhaseId] < _phases[gate.PhaseId]));

    private IEnumerable<(Gate Gate, ChecklistItem Item)> Unsettled(ChecklistItem item) =>
        item.DependsOn.Select(Launch.FindItem).Where(found => found is { Item.IsSettled: false }).Select(found => found!.Value);

    private DateTime Wall(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone).DateTime;

    private DateOnly After(DateOnly day, int workingDays) => Launch.Calendar.AddWorkingDays(day, workingDays);

    private TStep Add<TStep>(Dictionary<string, TStep> steps, string id, TStep step)
        where TStep : PlanStep
    {
        Order.Add(step);
        return steps[id] = step;
    }

    private static DateOnly Latest(IEnumerable<DateOnly> days) => days.Max();
}
