using LaunchControl.Core.Launches;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Attention;

/// <summary>What holds for people who said nothing themselves: the zone, calendar and hours of a launch.</summary>
/// <param name="TimeZone">IANA name.</param>
public sealed record AttentionDefaults(string TimeZone, WorkCalendar Calendar, DayPlan Hours)
{
    /// <summary>For somebody whom nothing is asked of.</summary>
    public static AttentionDefaults Utc { get; } = new("UTC", WorkCalendar.Default, DayPlan.Default);

    public static AttentionDefaults Of(Launch launch) => new(launch.TimeZone, launch.Calendar, (launch.Attention ?? AttentionPolicy.Default).Hours);

    /// <summary>Those of the oldest launch, so that another launch does not move somebody's day.</summary>
    public static AttentionDefaults? OfOldest(IEnumerable<Launch> launches) =>
        launches.OrderBy(launch => launch.StartedAt).ThenBy(launch => launch.Id, StringComparer.Ordinal).FirstOrDefault() is { } oldest ? Of(oldest) : null;
}
