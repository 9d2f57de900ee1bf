using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Calendars;

/// <summary>The dates of one launch: its moment, what is due when, its checks, and whether it is held.</summary>
/// <remarks>What only people of the launch wrote to each other (reasons, comments) is in none of it.</remarks>
public static class LaunchAgenda
{
    private const int AlarmWorkingDays = 2;

    private static readonly TimeSpan Short = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Everything, in the order of time within each kind. Of a launch that is cancelled everything is still there, as cancelled; so are gates that left the
    /// launch, and a hold that ended.
    /// </summary>
    public static IReadOnlyList<CalendarEntry> Of(Launch launch) =>
        [.. Entries(launch, launch.Gates, launch.Checks.Select(check => Of(launch, check)), launch.FormerDates.Where(date => launch.FindGate(date.GateId) is null).Select(date => Of(launch, date)))];

    /// <summary>
    /// What concerns one person: the moment of the launch; gates that they are asked to sign or have an item in; for the owner of the launch
    /// all gates and checks. What did concern them, as cancelled.
    /// </summary>
    public static IReadOnlyList<CalendarEntry> Of(Launch launch, string person)
    {
        if (launch.Owner == person)
        {
            return Of(launch);
        }

        var wasOwner = launch.FormerOwners.Contains(person);
        var gates = launch.Gates.ToLookup(gate => FormerDates.PeopleOf(gate).Contains(person));
        var left = launch.FormerDates.Where(date => wasOwner || date.People.Contains(person)).ToList();
        var gone = gates[false].Where(gate => wasOwner || left.Exists(date => date.GateId == gate.Id)).Select(gate => Gone(Of(launch, gate)))
            .Concat(left.Where(date => launch.FindGate(date.GateId) is null).Select(date => Of(launch, date)));
        return [.. Entries(launch, gates[true], wasOwner ? launch.Checks.Select(check => Gone(Of(launch, check))) : [], gone)];
    }

    private static IEnumerable<CalendarEntry> Entries(Launch launch, IEnumerable<Gate> gates, IEnumerable<CalendarEntry> checks, IEnumerable<CalendarEntry> gone) =>
    [
        LaunchMoments.Of(launch),
        .. Hold(launch) is { } hold ? [hold] : Array.Empty<CalendarEntry>(),
        .. gates.OrderBy(gate => gate.DueAt).Select(gate => Of(launch, gate)),
        .. checks.OrderBy(check => check.Moment!.At),
        .. gone.OrderBy(entry => entry.Moment!.At),
    ];

    private static CalendarEntry Gone(CalendarEntry entry) => entry with { State = CalendarState.Cancelled, Alarms = [] };

    private static CalendarEntry Of(Launch launch, FormerDate date) => Gone(Entry(launch, CalendarUid.OfGate(launch.Id, date.GateId), date.DueAt)) with
    {
        Title = $"No longer due: {date.Name} - {launch.Name}",
        Details = ["The gate is no part of the launch any more."],
    };

    private static CalendarEntry Of(Launch launch, Gate gate) => Entry(launch, CalendarUid.OfGate(launch.Id, gate.Id), gate.DueAt) with
    {
        Title = $"{(gate.Status == GateStatus.Waived ? "Waived" : gate.IsPassed ? "Approved" : "Due")}: {gate.Name} - {launch.Name}",
        Details = [$"Team: {gate.Team}", $"Signs: {string.Join(", ", Seats.Of(gate).Select(seat => seat.Person).Distinct())}", $"The gate is {gate.Status.InWords()}."],
        State = gate.Status == GateStatus.Waived ? CalendarState.Cancelled : LaunchMoments.StateOf(launch.Status),
        Alarms = gate.IsPassed || launch.IsLaunched || LaunchMoments.StateOf(launch.Status) != CalendarState.Confirmed ? [] : [AlarmOf(launch, gate)],
    };

    private static CalendarEntry Of(Launch launch, PostLaunchCheck check) => Entry(launch, CalendarUid.Of(launch.Id, check), check.DueAt ?? launch.DueAt(check.Offset)) with
    {
        Title = $"{(check.RanAt is null ? "Check" : "Checked")} {check.Offset}: {launch.Name}",
        Details = ["How its metrics stand against what was agreed."],
        State = LaunchMoments.StateOf(launch.Status),
    };

    private static CalendarEntry? Hold(Launch launch) => launch.HeldAt is { } since ? Hold(launch, since)
        : (launch.LastHeldAt ?? launch.ResumedAt) is { } last ? Gone(Hold(launch, last)) with { Title = $"No longer on hold: {launch.Name}", Details = [] }
        : null;

    private static CalendarEntry Hold(Launch launch, DateTimeOffset since)
    {
        var (from, planned) = (WorkCalendar.DayOf(since, launch.Zone), WorkCalendar.DayOf(launch.LaunchAt, launch.Zone));
        return Entry(launch, CalendarUid.OfHold(launch.Id), since) with
        {
            Title = $"On hold: {launch.Name}",
            Details = ["Shown up to the planned launch day; nothing is asked, signed or launched until the launch goes on."],
            Moment = null,
            Days = new CalendarDays(from, planned > from ? planned : from),
        };
    }

    private static CalendarEntry Entry(Launch launch, string uid, DateTimeOffset at) => new()
    {
        Uid = uid,
        Title = launch.Name,
        Moment = new CalendarMoment(at, Short, launch.TimeZone),
        Sequence = launch.AuditSequence,
        ChangedAt = launch.ChangedAt ?? launch.StartedAt,
        LaunchId = launch.Id,
    };

    // At the same time of day, by the launch's calendar.
    private static TimeSpan AlarmOf(Launch launch, Gate gate)
    {
        var due = TimeZoneInfo.ConvertTime(gate.DueAt, launch.Zone).DateTime;
        var day = launch.Calendar.AddWorkingDays(DateOnly.FromDateTime(due), -AlarmWorkingDays);
        return gate.DueAt - DueOffset.AtWallTime(day.ToDateTime(TimeOnly.FromDateTime(due)), launch.Zone);
    }
}
