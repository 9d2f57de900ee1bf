using System.Globalization;

namespace LaunchControl.Pages;

/// <summary>A time zone in iCalendar (RFC 5545, section 3.6.5): every change of its clocks over a time, one by one, so that no rule has to be guessed.</summary>
internal static class ZoneLines
{
    /// <param name="from">The first instant that the zone is needed for.</param>
    /// <param name="to">The last.</param>
    public static void Add(ContentLines lines, string timeZone, DateTimeOffset from, DateTimeOffset to)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var (start, end) = (from.ToUniversalTime().AddYears(-1), to.ToUniversalTime().AddYears(1));
        lines.Add("BEGIN", "VTIMEZONE").Add("TZID", timeZone);
        AddOnset(lines, zone, start, zone.GetUtcOffset(start));
        for (var day = start; day < end; day = day.AddDays(1))
        {
            if (zone.GetUtcOffset(day) != zone.GetUtcOffset(day.AddDays(1)))
            {
                AddOnset(lines, zone, ChangeBetween(zone, day, day.AddDays(1)), zone.GetUtcOffset(day));
            }
        }

        lines.Add("END", "VTIMEZONE");
    }

    /// <summary>The wall time of an instant, or null where it names two instants: calendars do not agree on which of them it is.</summary>
    public static DateTime? WallTime(DateTimeOffset instant, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var there = TimeZoneInfo.ConvertTime(instant, zone);
        return new[] { -1, 1 }.Any(days => NamesAnother(zone, there, zone.GetUtcOffset(there.AddDays(days)))) ? null : there.DateTime;
    }

    // TimeZoneInfo.IsAmbiguousTime is wrong where winter time is the exception, as in Dublin.
    private static bool NamesAnother(TimeZoneInfo zone, DateTimeOffset there, TimeSpan offset) =>
        offset != there.Offset && zone.GetUtcOffset(new DateTimeOffset(there.DateTime, offset)) == offset;

    // The first second with the new offset.
    private static DateTimeOffset ChangeBetween(TimeZoneInfo zone, DateTimeOffset before, DateTimeOffset after)
    {
        var offset = zone.GetUtcOffset(before);
        while (after - before > TimeSpan.FromSeconds(1))
        {
            var middle = before + TimeSpan.FromSeconds(Math.Floor((after - before).TotalSeconds / 2));
            (before, after) = zone.GetUtcOffset(middle) == offset ? (middle, after) : (before, middle);
        }

        return after;
    }

    private static void AddOnset(ContentLines lines, TimeZoneInfo zone, DateTimeOffset at, TimeSpan before)
    {
        var kind = zone.IsDaylightSavingTime(at) ? "DAYLIGHT" : "STANDARD";
        lines.Add("BEGIN", kind)
            .Add("DTSTART", at.ToOffset(before).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture))
            .Add("TZOFFSETFROM", Offset(before))
            .Add("TZOFFSETTO", Offset(zone.GetUtcOffset(at)))
            .Add("END", kind);
    }

    private static string Offset(TimeSpan offset) =>
        $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset.ToString(offset.Seconds == 0 ? "hhmm" : "hhmmss", CultureInfo.InvariantCulture)}";
}
