using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Calendars;

/// <summary>Blackout windows as they stand in a calendar.</summary>
public static class BlackoutDays
{
    /// <summary>The windows that end on a day or later, by their days.</summary>
    public static IEnumerable<CalendarEntry> Since(StoredBlackouts blackouts, DateOnly day) =>
        Entries(blackouts, window => window.To >= day);

    /// <summary>The windows in which these launches can't be, from the day on which the first of them started. Launches that are over are in nobody's way.</summary>
    public static IEnumerable<CalendarEntry> Around(IReadOnlyList<Launch> launches, StoredBlackouts blackouts) =>
        Entries(blackouts, window => launches.Any(launch => IsInTheWay(window, launch)));

    private static IEnumerable<CalendarEntry> Entries(StoredBlackouts blackouts, Func<BlackoutWindow, bool> takes) =>
    [
        .. blackouts.Calendar.Windows.Where(takes).OrderBy(window => window.From).Select(window => Of(window, blackouts)),
        .. blackouts.Calendar.Withdrawn.Where(takes).OrderBy(window => window.From).Select(window => Of(window, blackouts) with { State = CalendarState.Cancelled }),
    ];

    private static bool IsInTheWay(BlackoutWindow window, Launch launch) =>
        !launch.IsFinal && !launch.IsLaunched && window.To >= WorkCalendar.DayOf(launch.StartedAt, launch.Zone) && window.AppliesTo(launch.Tier, LaunchMarkets.Of(launch));

    private static CalendarEntry Of(BlackoutWindow window, StoredBlackouts blackouts) => new()
    {
        Uid = CalendarUid.Of(window),
        Title = $"No launches: {window.Name}",
        Details =
        [
            .. window.Tiers.Count > 0 ? new[] { $"Tiers: {string.Join(", ", window.Tiers)}" } : [],
            .. window.Markets.Count > 0 ? new[] { $"Markets: {string.Join(", ", window.Markets)}" } : [],
            .. window.TimeZone is { } zone ? new[] { $"Days in {zone}" } : [],
        ],
        Days = new CalendarDays(window.From, window.To),
        Sequence = blackouts.Version,
        ChangedAt = blackouts.At ?? DateTimeOffset.UnixEpoch,
    };
}
