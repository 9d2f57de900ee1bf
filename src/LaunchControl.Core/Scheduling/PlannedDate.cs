using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Scheduling;

/// <summary>A launch moment with what decides whether it is a good one.</summary>
/// <param name="Tier">Null where it is not known.</param>
/// <param name="Markets">Empty for a launch that names none, and so is for all.</param>
public sealed record PlannedDate(DateTimeOffset LaunchAt, TimeZoneInfo Zone, WorkCalendar Calendar, LaunchTier? Tier, IReadOnlyList<string> Markets)
{
    /// <summary>The launch's day in its own zone.</summary>
    public DateOnly Day => WorkCalendar.DayOf(LaunchAt, Zone);

    public static PlannedDate Of(Launch launch) => new(launch.LaunchAt, launch.Zone, launch.Calendar, launch.Tier, LaunchMarkets.Of(launch));

    /// <summary>The same launch on another day, at the same wall time.</summary>
    public PlannedDate On(DateOnly day) =>
        this with { LaunchAt = DueOffset.AtWallTime(day.ToDateTime(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(LaunchAt, Zone).DateTime)), Zone) };
}
