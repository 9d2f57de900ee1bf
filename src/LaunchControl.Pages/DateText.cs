using System.Globalization;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Pages;

/// <summary>Dates in words: <c>Tue 2 Mar 2027, 09:00 (New York)</c>, <c>in 14 days</c>.</summary>
public static class DateText
{
    public static string At(DateTimeOffset instant, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        return string.Create(CultureInfo.InvariantCulture, $"{TimeZoneInfo.ConvertTime(instant, zone):ddd d MMM yyyy, HH:mm} ({City(timeZone)})");
    }

    /// <summary>
    /// The same instant where the reader is: <c>15:00 (Berlin)</c>, with the day where it is another. Null where both clocks show the same, and for nobody's zone.
    /// </summary>
    public static string? ForReader(DateTimeOffset instant, string timeZone, string? readerZone)
    {
        if (readerZone is null)
        {
            return null;
        }

        var there = TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(timeZone));
        var here = TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(readerZone));
        return there.DateTime == here.DateTime ? null
            : $"{here.ToString(here.Date == there.Date ? "HH:mm" : "ddd d MMM, HH:mm", CultureInfo.InvariantCulture)} ({City(readerZone)})";
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

    /// <summary>The same; a date that is two days off or more in working days: <c>in 14 working days</c>.</summary>
    public static string Distance(DateTimeOffset instant, DateTimeOffset now, string timeZone, WorkCalendar calendar) =>
        instant - now >= TimeSpan.FromDays(2) && WorkingDaysTo(instant, now, timeZone, calendar) is > 0 and var days ? $"in {Count(days, "working day")}" : Distance(instant, now);

    /// <summary>Working days after today up to and including the day of an instant, in a zone; negative for one that has passed.</summary>
    public static int WorkingDaysTo(DateTimeOffset instant, DateTimeOffset now, string timeZone, WorkCalendar calendar)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        return calendar.WorkingDaysBetween(WorkCalendar.DayOf(now, zone), WorkCalendar.DayOf(instant, zone));
    }

    public static string Count(int number, string thing) => Count(number, thing, $"{thing}s");

    public static string Count(int number, string thing, string things) => string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? thing : things)}");

    private static string City(string timeZone) => timeZone[(timeZone.LastIndexOf('/') + 1)..].Replace('_', ' ');
}
