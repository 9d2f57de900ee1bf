using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Tests.Forecasts;

/// <summary>The same question answered by living through the days one after another, with no thought of paths.</summary>
/// <param name="late">A gate that passes so many working days later than it could; null for none.</param>
internal sealed class DayByDay(Launch launch, DateTimeOffset now, (string GateId, int Days)? late = null)
{
    private readonly Dictionary<string, DateOnly> _opened = [];
    private readonly Dictionary<string, DateOnly> _done = [];
    private readonly Dictionary<string, DateOnly> _couldPass = [];

    public DateOnly Today { get; } = DayOf(launch, now);

    /// <summary>The day on which the last gate passes; days on which gates pass are left in <see cref="PassesOn"/>.</summary>
    public DateOnly Run()
    {
        foreach (var gate in launch.Gates.Where(gate => gate is { IsPassed: false, OpenedAt: not null }))
        {
            _opened[gate.Id] = DayOf(launch, gate.OpenedAt!.Value);
        }

        var day = Today;
        while (launch.Gates.Any(gate => !IsPassed(gate)))
        {
            while (Live(day))
            {
                // What was done today may let something else be done today.
            }

            day = day.AddDays(1);
        }

        return launch.Gates.Where(gate => !gate.IsPassed).Select(gate => _done[gate.Id]).Append(Today).Max();
    }

    public DateOnly PassesOn(string gateId) => _done[gateId];

    private bool Live(DateOnly day)
    {
        var isAnythingNew = false;
        foreach (var gate in launch.Gates.Where(gate => !IsPassed(gate)))
        {
            if (!_opened.ContainsKey(gate.Id) && launch.Gates.Where(other => IsBefore(other, gate)).All(IsPassed))
            {
                isAnythingNew |= _opened.TryAdd(gate.Id, day);
            }

            foreach (var item in gate.Checklist.Where(item => !IsDone(item) && CanBeDone(gate, item, day)))
            {
                isAnythingNew |= _done.TryAdd(item.Id, day);
            }

            if (CanPass(gate, day))
            {
                isAnythingNew |= _done.TryAdd(gate.Id, day);
            }
        }

        return isAnythingNew;
    }

    private bool CanBeDone(Gate gate, ChecklistItem item, DateOnly day)
    {
        var others = item.DependsOn.Select(id => launch.FindItem(id)!.Value.Item).ToList();
        if (!others.TrueForAll(IsDone) || (item.Check is not null && !_opened.ContainsKey(gate.Id)))
        {
            return false;
        }

        var begun = item.Status == ItemStatus.Blocked || gate.OpenedAt is null || others.Exists(other => !other.IsSettled)
            ? Today
            : others.Select(other => other.StatusSince).Append(item.StatusSince).Append(gate.OpenedAt).Where(at => at is not null).Select(at => DayOf(launch, at!.Value)).Max();
        var since = others.Where(other => !other.IsSettled).Select(other => _done[other.Id])
            .Concat(item.Check is not null && gate.OpenedAt is null ? [_opened[gate.Id]] : Array.Empty<DateOnly>()).Append(begun).Max();
        return HavePassed(since, day, item.WorkingDays);
    }

    private bool CanPass(Gate gate, DateOnly day)
    {
        if (!_opened.TryGetValue(gate.Id, out var opened) || !gate.Checklist.All(IsDone))
        {
            return false;
        }

        var ready = gate.Checklist.Where(item => !item.IsSettled).Select(item => _done[item.Id]).Append(opened).Append(Today).Max();
        var reviewed = gate.Status == GateStatus.InReview ? DayOf(launch, gate.RequestedAt!.Value) : ready;
        if (!HavePassed(reviewed, day, gate.ReviewWorkingDays) || !HavePassed(opened, day, gate.LeadWorkingDays))
        {
            return false;
        }

        _couldPass.TryAdd(gate.Id, day);
        return late is not var (gateId, days) || gateId != gate.Id || HavePassed(_couldPass[gate.Id], day, days);
    }

    private bool HavePassed(DateOnly from, DateOnly to, int workingDays)
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
        {
            count += launch.Calendar.IsWorkingDay(day) ? 1 : 0;
        }

        return from <= to && count >= workingDays;
    }

    private bool IsDone(ChecklistItem item) => item.IsSettled || _done.ContainsKey(item.Id);

    private bool IsPassed(Gate gate) => gate.IsPassed || _done.ContainsKey(gate.Id);

    private static bool IsBefore(Gate other, Gate gate) => gate.DependsOn.Contains(other.Id) || string.CompareOrdinal(other.PhaseId, gate.PhaseId) < 0;

    private static DateOnly DayOf(Launch launch, DateTimeOffset instant)
    {
        var (wall, launchWall) = (TimeZoneInfo.ConvertTime(instant, launch.Zone).DateTime, TimeZoneInfo.ConvertTime(launch.LaunchAt, launch.Zone).DateTime);
        return wall.TimeOfDay > launchWall.TimeOfDay ? DateOnly.FromDateTime(wall).AddDays(1) : DateOnly.FromDateTime(wall);
    }
}
