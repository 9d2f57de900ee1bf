using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Launches;

/// <summary>Days as they are where the launch is.</summary>
public static class LaunchDays
{
    public static DateOnly DayOf(this Launch launch, DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, launch.Zone).DateTime);

    /// <summary>The first instant of a day; where the clocks skip midnight, the first one after that.</summary>
    public static DateTimeOffset StartOf(this Launch launch, DateOnly day) => DueOffset.AtWallTime(day.ToDateTime(TimeOnly.MinValue), launch.Zone);
}
