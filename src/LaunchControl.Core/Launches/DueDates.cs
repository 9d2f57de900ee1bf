using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Launches;

/// <summary>Due dates when a launch has another date.</summary>
internal static class DueDates
{
    /// <summary>A due date of one launch as it stands for another date: by its offset, or, where it was given as an instant, moved as far as the launch by the clock on the wall.</summary>
    public static DateTimeOffset Move(Launch before, Launch after, string? due, DateTimeOffset dueAt)
    {
        if (due is not null)
        {
            return after.DueAt(due);
        }

        var zone = after.Zone;
        var distance = TimeZoneInfo.ConvertTime(after.LaunchAt, zone).DateTime - TimeZoneInfo.ConvertTime(before.LaunchAt, zone).DateTime;
        return DueOffset.AtWallTime(TimeZoneInfo.ConvertTime(dueAt, zone).DateTime + distance, zone);
    }

    /// <summary>So many working days later, at the same time of day.</summary>
    public static DateTimeOffset Later(Launch launch, DateTimeOffset dueAt, int workingDays)
    {
        var wall = TimeZoneInfo.ConvertTime(dueAt, launch.Zone).DateTime;
        return workingDays == 0 ? dueAt
            : DueOffset.AtWallTime(launch.Calendar.AddWorkingDays(DateOnly.FromDateTime(wall), workingDays).ToDateTime(TimeOnly.FromDateTime(wall)), launch.Zone);
    }

    /// <summary>Working days from one instant to another: the days in the launch's zone after the first up to the second.</summary>
    public static int WorkingDaysBetween(Launch launch, DateTimeOffset from, DateTimeOffset to) =>
        launch.Calendar.WorkingDaysBetween(DayOf(launch, from), DayOf(launch, to));

    private static DateOnly DayOf(Launch launch, DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, launch.Zone).DateTime);
}
