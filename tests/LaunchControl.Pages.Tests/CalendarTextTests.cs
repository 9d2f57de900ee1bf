using System.Text;
using LaunchControl.Core.Calendars;

namespace LaunchControl.Pages.Tests;

/// <summary>iCalendar as RFC 5545 has it, line by line.</summary>
public sealed class CalendarTextTests
{
    private static readonly DateTimeOffset At = new(2027, 3, 2, 9, 0, 0, TimeSpan.FromHours(-5));
    private static readonly CalendarEntry Usual = new()
    {
        Uid = "launch.x@launchcontrol",
        Title = "Launch: Contoso Pulse 2.0",
        Moment = new CalendarMoment(At, TimeSpan.FromHours(1), "America/New_York"),
        Sequence = 41,
        ChangedAt = At.AddDays(-30),
        LaunchId = "x",
        Alarms = [TimeSpan.FromDays(1), TimeSpan.FromMinutes(90)],
    };

    [Fact]
    public void A_date_is_written_in_its_zone_with_everything_that_calendars_need()
    {
        var lines = Lines(Usual);
        Assert.Equal(["BEGIN:VCALENDAR", "VERSION:2.0"], lines.Take(2));
        Assert.Equal(
            [
                "BEGIN:VEVENT", "UID:launch.x@launchcontrol", "DTSTAMP:20270131T140000Z", "DTSTART;TZID=America/New_York:20270302T090000", "DTEND;TZID=America/New_York:20270302T100000",
                "SUMMARY:Launch: Contoso Pulse 2.0", "STATUS:CONFIRMED", "SEQUENCE:41", "LAST-MODIFIED:20270131T140000Z", "TRANSP:TRANSPARENT", "URL:https://launch.contoso.example/board/x",
                "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Launch: Contoso Pulse 2.0", "TRIGGER:-PT24H0M", "END:VALARM",
                "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Launch: Contoso Pulse 2.0", "TRIGGER:-PT1H30M", "END:VALARM",
                "END:VEVENT", "END:VCALENDAR", "",
            ],
            lines.SkipWhile(line => line != "BEGIN:VEVENT"));
        Assert.Equal(Write(Usual), Write(Usual));
    }

    [Fact]
    public void Whole_days_end_on_the_day_after_and_need_no_zone()
    {
        var lines = Lines(Usual with { Moment = null, Days = new CalendarDays(new DateOnly(2027, 12, 20), new DateOnly(2027, 12, 31)), Alarms = [], LaunchId = null, State = CalendarState.Cancelled });
        Assert.Contains("DTSTART;VALUE=DATE:20271220", lines);
        Assert.Contains("DTEND;VALUE=DATE:20280101", lines);
        Assert.Contains("STATUS:CANCELLED", lines);
        Assert.DoesNotContain(lines, line => line.Contains("VTIMEZONE", StringComparison.Ordinal) || line.StartsWith("URL", StringComparison.Ordinal));
    }

    [Fact]
    public void A_zone_has_each_change_of_its_clocks_from_a_year_before_to_a_year_after()
    {
        var zone = Lines(Usual).SkipWhile(line => line != "BEGIN:VTIMEZONE").TakeWhile(line => line != "END:VTIMEZONE").ToList();
        Assert.Equal("TZID:America/New_York", zone[1]);
        Assert.Equal(
            ["20260302T090000", "20260308T020000", "20261101T020000", "20270314T020000", "20271107T020000"],
            zone.Where(line => line.StartsWith("DTSTART:", StringComparison.Ordinal)).Select(line => line[8..]));
        var summer = zone.Skip(zone.IndexOf("DTSTART:20270314T020000") - 1).Take(5);
        Assert.Equal(["BEGIN:DAYLIGHT", "DTSTART:20270314T020000", "TZOFFSETFROM:-0500", "TZOFFSETTO:-0400", "END:DAYLIGHT"], summer);
    }

    [Fact]
    public void An_hour_that_the_clocks_show_twice_is_written_in_UTC()
    {
        var first = new DateTimeOffset(2027, 11, 7, 1, 30, 0, TimeSpan.FromHours(-4));
        Assert.Contains("DTSTART:20271107T053000Z", Lines(Usual with { Moment = Usual.Moment! with { At = first } }));
        Assert.Contains("DTSTART:20271107T063000Z", Lines(Usual with { Moment = Usual.Moment! with { At = first.AddHours(1) } }));
    }

    [Theory]
    [InlineData("Ünï ödd ☃ 漢字 ")]
    [InlineData("plain and long, with; signs\\ ")]
    [InlineData("\U0001F680")]
    public void Lines_have_75_octets_at_most_and_no_character_is_cut(string word)
    {
        var text = Write(Usual with { Title = string.Concat(Enumerable.Repeat(word, 20)) });
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\uFFFD', text);
        var unfolded = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n").First(line => line.StartsWith("SUMMARY:", StringComparison.Ordinal));
        var expected = string.Concat(Enumerable.Repeat(word, 20)).TrimEnd().Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal);
        Assert.StartsWith(expected[..40], unfolded[8..], StringComparison.Ordinal);
    }

    [Fact]
    public void Names_from_outside_add_no_line_and_turn_no_text()
    {
        const string Hostile = "x\r\nEND:VEVENT\nBEGIN:VEVENT\u2028ATTACH:http://evil.example\0\u202Egnp\u2066<script>";
        var lines = Lines(Usual with { Title = Hostile + new string('a', 10_000), Details = [Hostile, Hostile] });
        Assert.Single(lines, line => line == "BEGIN:VEVENT");
        Assert.DoesNotContain(lines, line => line.StartsWith("ATTACH", StringComparison.Ordinal));
        Assert.DoesNotContain(string.Concat(lines), character => char.IsControl(character) || character is '\u202E' or '\u2066' or '\u2028');
        Assert.True(string.Concat(lines).Length < 4_000);
    }

    private static string[] Lines(CalendarEntry entry) => Write(entry).Split("\r\n");

    private static string Write(CalendarEntry entry) => CalendarText.Write(new CalendarFeed("Launches", [entry], new Uri("https://launch.contoso.example/")));
}
