using LaunchControl.Core.Launches;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Pages;

/// <summary>A month of launches.</summary>
public sealed record CalendarModel
{
    public static readonly DateOnly Earliest = new(2000, 1, 1);
    public static readonly DateOnly Latest = new(2199, 12, 1);

    private const int DaysOfWeek = 7;

    /// <summary>Its first day, from <see cref="Earliest"/> to <see cref="Latest"/>.</summary>
    public required DateOnly Month { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>IANA name of the zone whose days these are.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The reader's own zone, by their settings.</summary>
    public bool IsReadersZone { get; init; }

    /// <summary>Mail address of who looks; null where there is none to look up.</summary>
    public string? Me { get; init; }

    /// <summary>Only launches in which the reader takes part.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Those of the month.</summary>
    public required IReadOnlyList<LaunchSummary> Launches { get; init; }

    public IReadOnlyList<CalendarGate> Gates { get; init; } = [];

    public BlackoutCalendar Blackouts { get; init; } = BlackoutCalendar.None;

    public DateOnly LastDay => Month.AddMonths(1).AddDays(-1);

    /// <summary>Windows that have a day in the month.</summary>
    public IReadOnlyList<BlackoutWindow> Windows => [.. Blackouts.Windows.Where(window => window.From <= LastDay && window.To >= Month).OrderBy(window => window.From)];

    public bool IsEmpty => Launches.Count == 0 && Gates.Count == 0;

    /// <summary>Weeks from Monday to Sunday; null for days of another month.</summary>
    public IReadOnlyList<IReadOnlyList<CalendarDay?>> Weeks()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(TimeZone);
        var launches = Launches.OrderBy(launch => launch.LaunchAt).ThenBy(launch => launch.Id, StringComparer.Ordinal).ToLookup(launch => WorkCalendar.DayOf(launch.LaunchAt, zone));
        var gates = Gates.OrderBy(gate => gate.DueAt).ThenBy(gate => gate.LaunchId, StringComparer.Ordinal).ToLookup(gate => WorkCalendar.DayOf(gate.DueAt, zone));
        var holidays = Blackouts.Holidays.Values.SelectMany(calendar => calendar.Days.Select(day => (day.Date, Text: $"{day.Name} ({calendar.Name})"))).ToLookup(day => day.Date, day => day.Text);
        IEnumerable<CalendarDay?> days = Enumerable.Range(0, LastDay.Day).Select(Month.AddDays).Select(day => new CalendarDay(
            day, [.. launches[day]], [.. gates[day]], [.. Windows.Where(window => window.From <= day && day <= window.To)], [.. holidays[day].Order(StringComparer.Ordinal)]));
        var before = ((int)Month.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek;
        return [.. Enumerable.Repeat<CalendarDay?>(null, before).Concat(days).Concat(Enumerable.Repeat<CalendarDay?>(null, DaysOfWeek - 1)).Chunk(DaysOfWeek)
            .Where(week => week.Length == DaysOfWeek && week.Any(day => day is not null))];
    }
}
