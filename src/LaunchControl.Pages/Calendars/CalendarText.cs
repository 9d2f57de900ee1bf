using System.Globalization;
using LaunchControl.Core.Calendars;

namespace LaunchControl.Pages;

/// <summary>Writes a calendar as iCalendar (RFC 5545). The same feed is always the same text.</summary>
/// <remarks>By hand, since the library at hand (Ical.Net 5.2.4) writes VTIMEZONEs that are an hour off for zones such as Europe/Dublin and Africa/Casablanca.</remarks>
public static class CalendarText
{
    public const string MediaType = "text/calendar";

    // How often an app should look again; both spellings are in use.
    private const string Refresh = "PT1H";

    public static string Write(CalendarFeed feed)
    {
        var lines = new ContentLines()
            .Add("BEGIN", "VCALENDAR").Add("VERSION", "2.0").Add("PRODID", "-//LaunchControl//Launch calendar//EN").Add("CALSCALE", "GREGORIAN")
            .AddText("X-WR-CALNAME", feed.Name).Add("REFRESH-INTERVAL;VALUE=DURATION", Refresh).Add("X-PUBLISHED-TTL", Refresh);
        foreach (var zone in feed.Entries.Select(entry => entry.Moment).OfType<CalendarMoment>().Where(moment => !IsUtc(moment.TimeZone)).GroupBy(moment => moment.TimeZone).OrderBy(zone => zone.Key, StringComparer.Ordinal))
        {
            ZoneLines.Add(lines, zone.Key, zone.Min(moment => moment.At), zone.Max(moment => moment.At));
        }

        foreach (var entry in feed.Entries)
        {
            Add(lines, entry, feed.Site);
        }

        return lines.Add("END", "VCALENDAR").ToString();
    }

    private static void Add(ContentLines lines, CalendarEntry entry, Uri site)
    {
        lines.Add("BEGIN", "VEVENT").AddText("UID", entry.Uid).Add("DTSTAMP", Utc(entry.ChangedAt));
        if (entry.Moment is { } moment)
        {
            AddTime(lines, "DTSTART", moment.At, moment.TimeZone);
            AddTime(lines, "DTEND", moment.At + moment.Lasts, moment.TimeZone);
        }
        else if (entry.Days is { } days)
        {
            lines.Add("DTSTART;VALUE=DATE", Day(days.First)).Add("DTEND;VALUE=DATE", Day(days.Last.AddDays(1)));
        }

        lines.AddText("SUMMARY", entry.Title);
        if (entry.Details.Count > 0)
        {
            lines.AddText("DESCRIPTION", entry.Details);
        }

        lines.Add("STATUS", entry.State.ToString().ToUpperInvariant())
            .Add("SEQUENCE", entry.Sequence.ToString(CultureInfo.InvariantCulture)).Add("LAST-MODIFIED", Utc(entry.ChangedAt))
            .Add("TRANSP", "TRANSPARENT"); // A date is no appointment: nobody is busy then.
        if (entry.LaunchId is { } launchId)
        {
            lines.Add("URL", new Uri(site, $"board/{launchId}").AbsoluteUri);
        }

        foreach (var before in entry.Alarms)
        {
            lines.Add("BEGIN", "VALARM").Add("ACTION", "DISPLAY").AddText("DESCRIPTION", entry.Title).Add("TRIGGER", $"-PT{(int)before.TotalHours}H{before.Minutes}M").Add("END", "VALARM");
        }

        lines.Add("END", "VEVENT");
    }

    private static void AddTime(ContentLines lines, string name, DateTimeOffset at, string timeZone)
    {
        if (!IsUtc(timeZone) && ZoneLines.WallTime(at, timeZone) is { } wall)
        {
            lines.Add($"{name};TZID={timeZone}", wall.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture));
        }
        else
        {
            lines.Add(name, Utc(at));
        }
    }

    private static bool IsUtc(string timeZone) => timeZone is "UTC" or "Etc/UTC";

    private static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
