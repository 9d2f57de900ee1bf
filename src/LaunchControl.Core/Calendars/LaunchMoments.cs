using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Calendars;

/// <summary>The launch moment as it stands in a calendar: alike wherever it is shown.</summary>
public static class LaunchMoments
{
    /// <summary>How long a launch that is over stays in calendars of many launches.</summary>
    public static readonly TimeSpan KeptAfter = TimeSpan.FromDays(90);

    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);
    private static readonly IReadOnlyList<TimeSpan> Alarms = [TimeSpan.FromDays(1), TimeSpan.FromHours(1)];

    /// <summary>Whether a calendar of many launches has it: one that is not over, or whose moment is at most <see cref="KeptAfter"/> ago or still to come.</summary>
    public static bool IsKept(LaunchSummary launch, DateTimeOffset now) =>
        launch.Status is not (LaunchStatus.Completed or LaunchStatus.Cancelled) || launch.LaunchAt >= now - KeptAfter;

    public static CalendarEntry Of(LaunchSummary launch) =>
        Entry(launch.Id, launch.Status, launch.Name, launch.Tier, launch.Owner, new CalendarMoment(launch.LaunchAt, Lasts, launch.TimeZone)) with
        {
            Sequence = launch.Sequence ?? 0,
            ChangedAt = launch.ChangedAt ?? launch.StartedAt,
        };

    public static CalendarEntry Of(Launch launch) =>
        Entry(launch.Id, launch.Status, launch.Name, launch.Tier, launch.Owner, new CalendarMoment(launch.LaunchAt, Lasts, launch.TimeZone)) with
        {
            Sequence = launch.AuditSequence,
            ChangedAt = launch.ChangedAt ?? launch.StartedAt,
        };

    /// <summary>What is known of anything that depends on the launch moment.</summary>
    internal static CalendarState StateOf(LaunchStatus status) => status switch
    {
        LaunchStatus.Cancelled => CalendarState.Cancelled,
        LaunchStatus.Held or LaunchStatus.NoGo => CalendarState.Tentative,
        _ => CalendarState.Confirmed,
    };

    private static CalendarEntry Entry(string id, LaunchStatus status, string name, LaunchTier tier, string owner, CalendarMoment moment) => new()
    {
        Uid = CalendarUid.OfLaunch(id),
        Title = $"{WordFor(status)}: {name}",
        Details = [$"Tier: {tier}", $"Owner: {owner}"],
        Moment = moment,
        State = StateOf(status),
        Sequence = 0,
        ChangedAt = default,
        LaunchId = id,
        Alarms = IsToCome(status) ? Alarms : [],
    };

    private static bool IsToCome(LaunchStatus status) => StateOf(status) == CalendarState.Confirmed && status is not (LaunchStatus.Live or LaunchStatus.Completed);

    private static string WordFor(LaunchStatus status) => status switch
    {
        LaunchStatus.Live or LaunchStatus.Completed => "Launched",
        LaunchStatus.Held => "Launch (on hold)",
        LaunchStatus.NoGo => "Launch (no-go)",
        LaunchStatus.Cancelled => "Launch (cancelled)",
        _ => "Launch",
    };
}
