using System.Globalization;
using LaunchControl.Core.Launches;

namespace LaunchControl.Pages;

/// <summary>What the calendar says.</summary>
internal static class CalendarWords
{
    public static string Month(DateOnly month) => month.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Path(DateOnly month) => $"/calendar?month={month.ToString("yyyy-MM", CultureInfo.InvariantCulture)}";

    public static string Time(DateTimeOffset at, string timeZone) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).ToString("HH:mm", CultureInfo.InvariantCulture);

    public static StatusMark MarkOf(LaunchStatus status) => new(
        status switch
        {
            LaunchStatus.Live or LaunchStatus.Completed => "approved",
            LaunchStatus.Held or LaunchStatus.NoGo or LaunchStatus.Cancelled => "work",
            LaunchStatus.GoNoGo or LaunchStatus.Scheduled => "review",
            _ => "waiting",
        },
        StatusMark.WordFor(status));
}
