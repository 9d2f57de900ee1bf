using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Scheduling;

/// <summary>On which days a launch is possible: the organisation's blackout windows, and holidays by calendar.</summary>
public sealed record BlackoutCalendar
{
    // Windows can follow each other without end.
    private const int LongestSearch = 3 * 366;

    /// <summary>No windows, no holidays.</summary>
    public static BlackoutCalendar None { get; } = new();

    /// <summary>At most <see cref="BlackoutRules.MostWindows"/>.</summary>
    public IReadOnlyList<BlackoutWindow> Windows { get; init; } = [];

    /// <summary>By the calendar's id, for instance <c>us</c>.</summary>
    public IReadOnlyDictionary<string, HolidayCalendar> Holidays { get; init; } = new Dictionary<string, HolidayCalendar>();

    /// <summary>The window that a launch at its wall time on a day would lie in, the one that ends last; null for none.</summary>
    public BlackoutWindow? WindowAt(DateOnly day, Launch launch) => WindowAt(MomentOn(day, launch.LaunchAt, launch.Zone), launch);

    /// <summary>The same for a launch moment.</summary>
    public BlackoutWindow? WindowAt(DateTimeOffset launchAt, Launch launch) => WindowAt(launchAt, launch.Zone, launch.Tier, LaunchMarkets.Of(launch));

    /// <summary>The same for a launch of which no more is known.</summary>
    public BlackoutWindow? WindowAt(DateTimeOffset launchAt, TimeZoneInfo zone, LaunchTier? tier, IReadOnlyList<string> markets) =>
        Windows.Where(window => window.AppliesTo(tier, markets) && window.Covers(launchAt, zone)).MaxBy(window => window.To);

    /// <summary>Whether a launch is possible on a day: a working day of its calendar that lies in no window.</summary>
    public bool IsFree(DateOnly day, Launch launch) => launch.Calendar.IsWorkingDay(day) && WindowAt(day, launch) is null;

    /// <summary>The first day after <paramref name="day"/> on which a launch is possible; null where there is none within three years.</summary>
    public DateOnly? NextFree(DateOnly day, Launch launch) =>
        NextFree(day, launch.LaunchAt, launch.Zone, launch.Calendar, launch.Tier, LaunchMarkets.Of(launch));

    /// <inheritdoc cref="NextFree(DateOnly, Launch)"/>
    /// <param name="launchAt">Its wall time counts.</param>
    public DateOnly? NextFree(DateOnly day, DateTimeOffset launchAt, TimeZoneInfo zone, WorkCalendar calendar, LaunchTier? tier, IReadOnlyList<string> markets)
    {
        for (var step = 1; step <= LongestSearch; step++)
        {
            var next = day.AddDays(step);
            if (calendar.IsWorkingDay(next) && WindowAt(MomentOn(next, launchAt, zone), zone, tier, markets) is null)
            {
                return next;
            }
        }

        return null;
    }

    private static DateTimeOffset MomentOn(DateOnly day, DateTimeOffset launchAt, TimeZoneInfo zone) =>
        DueOffset.AtWallTime(day.ToDateTime(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(launchAt, zone).DateTime)), zone);
}
