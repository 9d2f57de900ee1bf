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
}
