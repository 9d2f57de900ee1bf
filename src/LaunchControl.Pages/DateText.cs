using System.Globalization;

namespace LaunchControl.Pages;

/// <summary>Dates in words: <c>Tue 2 Mar 2027, 09:00 (New York)</c>, <c>in 14 days</c>.</summary>
public static class DateText
{
    public static string At(DateTimeOffset instant, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        return string.Create(CultureInfo.InvariantCulture, $"{TimeZoneInfo.ConvertTime(instant, zone):ddd d MMM yyyy, HH:mm} ({City(timeZone)})");
    }

    /// <summary>Without year and time, for subjects: <c>Fri 5 Feb</c>.</summary>
    public static string Day(DateTimeOffset instant, string timeZone) =>
        TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(timeZone)).ToString("ddd d MMM", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("ddd d MMM", CultureInfo.InvariantCulture);

    /// <summary>Days of one year or two, the year with the last of them: <c>Mon 20 Dec to Sun 2 Jan 2028</c>.</summary>
    public static string Days(DateOnly from, DateOnly to) => from == to
        ? to.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture)
        : $"{Day(from)} to {to.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture)}";

    public static string Distance(DateTimeOffset instant, DateTimeOffset now)
    {
        var span = instant - now;
        var size = span.Duration();
        var text = size < TimeSpan.FromMinutes(1) ? "moments"
            : size < TimeSpan.FromHours(1) ? Count((int)size.TotalMinutes, "minute")
            : size < TimeSpan.FromDays(2) ? Count((int)size.TotalHours, "hour")
            : Count((int)Math.Round(size.TotalDays), "day");
        return span < TimeSpan.Zero ? $"{text} ago" : $"in {text}";
    }

    public static string Count(int number, string thing) => Count(number, thing, $"{thing}s");

    public static string Count(int number, string thing, string things) => string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? thing : things)}");

    private static string City(string timeZone) => timeZone[(timeZone.LastIndexOf('/') + 1)..].Replace('_', ' ');
}
