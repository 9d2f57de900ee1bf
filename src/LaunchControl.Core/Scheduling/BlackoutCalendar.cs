using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Scheduling;

/// <summary>On which days a launch is possible: the organisation's blackout windows, and holidays by calendar.</summary>
public sealed record BlackoutCalendar
{
    // Windows can follow each other without end.
    private const int LongestSearch = 3 * 366;
    private const int MostWithdrawn = 50;

    /// <summary>No windows, no holidays.</summary>
    public static BlackoutCalendar None { get; } = new();

    /// <summary>At most <see cref="BlackoutRules.MostWindows"/>.</summary>
    public IReadOnlyList<BlackoutWindow> Windows { get; init; } = [];

    /// <summary>Windows that were taken out and have not ended, without their reasons, the last of them: calendars are told that they are cancelled.</summary>
    public IReadOnlyList<BlackoutWindow> Withdrawn { get; init; } = [];

    /// <summary>By the calendar's id, for instance <c>us</c>.</summary>
    public IReadOnlyDictionary<string, HolidayCalendar> Holidays { get; init; } = new Dictionary<string, HolidayCalendar>();

    /// <summary>The same, knowing what it no longer has of the version before.</summary>
    /// <param name="today">What ended before it is forgotten.</param>
    public BlackoutCalendar After(BlackoutCalendar before, DateOnly today) => this with
    {
        Withdrawn = [.. before.Withdrawn.Concat(before.Windows.Select(window => window with { Reason = null }))
            .Where(window => window.To >= today && Windows.All(other => other.Id != window.Id)).TakeLast(MostWithdrawn)],
    };

    /// <summary>The window that a launch at its wall time on a day would lie in, the one that ends last; null for none.</summary>
    public BlackoutWindow? WindowAt(DateOnly day, Launch launch) => WindowAt(PlannedDate.Of(launch).On(day));

    /// <summary>The window that a launch moment lies in, the one that ends last; null for none.</summary>
    public BlackoutWindow? WindowAt(PlannedDate planned) =>
        Windows.Where(window => window.AppliesTo(planned.Tier, planned.Markets) && window.Covers(planned.LaunchAt, planned.Zone)).MaxBy(window => window.To);

    /// <summary>The windows that hold for such a launch and have not ended, by their days.</summary>
    public IReadOnlyList<BlackoutWindow> ToCome(PlannedDate planned, DateTimeOffset now) =>
        [.. Windows.Where(window => window.AppliesTo(planned.Tier, planned.Markets) && window.To >= WorkCalendar.DayOf(now, planned.Zone)).OrderBy(window => window.From)];

    /// <summary>Whether a launch is possible on a day: a working day of its calendar that lies in no window.</summary>
    public bool IsFree(DateOnly day, Launch launch) => IsFree(PlannedDate.Of(launch).On(day));

    /// <inheritdoc cref="IsFree(DateOnly, Launch)"/>
    public bool IsFree(PlannedDate planned) => planned.Calendar.IsWorkingDay(planned.Day) && WindowAt(planned) is null;

    /// <summary>The first day after a launch's on which it is possible; null where there is none within three years.</summary>
    public DateOnly? NextFree(PlannedDate planned)
    {
        for (var step = 1; step <= LongestSearch; step++)
        {
            if (planned.On(planned.Day.AddDays(step)) is var next && IsFree(next))
            {
                return next.Day;
            }
        }

        return null;
    }

    /// <summary>What stands against a date: first of all a window, then a named holiday of the launch's own calendar. Null where it is free.</summary>
    /// <remarks>Other free days of a launch's calendar don't stand against it: some launch on a Sunday on purpose.</remarks>
    public BlackoutConflict? ConflictOf(PlannedDate planned) =>
        WindowAt(planned) is { } window ? BlackoutConflict.Of(window)
        : planned.Calendar.HolidayOn(planned.Day) is { } holiday ? BlackoutConflict.Of(holiday)
        : null;
}
