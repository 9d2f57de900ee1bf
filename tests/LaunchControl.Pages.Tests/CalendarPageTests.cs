using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LaunchControl.Core.Launches;

namespace LaunchControl.Pages.Tests;

/// <summary>A month as a document.</summary>
public sealed class CalendarPageTests
{
    [Fact]
    public async Task A_month_is_a_table_of_weeks_from_Monday_with_today_marked()
    {
        var page = await ReadAsync(SampleCalendar.Full);
        Assert.Equal("March 2027", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Monday", page.QuerySelector("thead th")!.TextContent);
        Assert.Equal(5, page.QuerySelectorAll("tbody tr").Length);
        Assert.All(page.QuerySelectorAll("tbody tr"), week => Assert.Equal(7, week.Children.Length));
        var days = page.QuerySelectorAll("td > time").Select(day => day.GetAttribute("datetime")!).ToList();
        Assert.Equal(("2027-03-01", "2027-03-31"), (days[0], days[^1]));
        Assert.Equal("2027-03-04", page.QuerySelector("td.today > time")!.GetAttribute("datetime"));
        Assert.Contains("today", page.QuerySelector("td.today")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["/calendar?month=2027-02", "/calendar?month=2027-04"], page.QuerySelectorAll("a[rel]").Select(link => link.GetAttribute("href")!));
        Assert.Contains("Europe/Berlin, the zone of your settings", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_has_its_launches_by_the_clock_of_the_reader_gates_to_sign_windows_and_holidays()
    {
        var page = await ReadAsync(SampleCalendar.Full);
        Assert.Contains("15:00 Contoso Pulse 1", Text(Cell(page, 2)), StringComparison.Ordinal);
        Assert.Contains("No launches: Data centre move", Text(Cell(page, 2)), StringComparison.Ordinal);
        Assert.Contains("You sign: Engineering readiness", Text(Cell(page, 8)), StringComparison.Ordinal);
        Assert.Contains("Holiday: Good Friday (Germany)", Text(Cell(page, 26)), StringComparison.Ordinal);
        Assert.DoesNotContain("No launches", Text(Cell(page, 3)), StringComparison.Ordinal);
        Assert.Contains("and 3 more launches", Text(Cell(page, 17)), StringComparison.Ordinal);
        Assert.Equal(Enum.GetValues<LaunchStatus>().Length + 7, page.QuerySelectorAll("td .status").Length);
        Assert.Equal(["Data centre move", "Quarter end freeze"], page.QuerySelectorAll("h2 + ul strong").Select(name => name.TextContent));
    }

    [Fact]
    public async Task A_launch_late_in_the_evening_stands_on_the_day_of_the_readers_zone()
    {
        var late = SampleCalendar.Full.Launches[0] with { LaunchAt = new DateTimeOffset(2027, 3, 9, 23, 30, 0, TimeSpan.Zero) };
        Assert.Contains("23:30", Text(Cell(await ReadAsync(SampleCalendar.Empty with { Launches = [late] }), 9)), StringComparison.Ordinal);
        Assert.Contains("00:30", Text(Cell(await ReadAsync(SampleCalendar.Empty with { Launches = [late], TimeZone = "Europe/Berlin" }), 10)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_at_the_same_moment_stands_in_the_same_order_however_it_was_read()
    {
        var at = new DateTimeOffset(2027, 3, 9, 9, 0, 0, TimeSpan.Zero);
        var launches = new[] { "a", "b", "c" }.Select(id => SampleCalendar.Full.Launches[0] with { Id = id, LaunchAt = at }).ToList();
        var gates = new[] { "a", "b", "c" }.Select(id => new CalendarGate(id, id, "Gate", at)).ToList();
        foreach (var model in new[] { SampleCalendar.Empty with { Launches = launches, Gates = gates }, SampleCalendar.Empty with { Launches = [.. launches.AsEnumerable().Reverse()], Gates = [.. gates.AsEnumerable().Reverse()] } })
        {
            var day = model.Weeks().SelectMany(week => week).Single(one => one?.Date.Day == 9)!;
            Assert.Equal("abcabc", string.Concat(day.Launches.Select(launch => launch.Id).Concat(day.Gates.Select(gate => gate.LaunchId))));
        }
    }

    [Fact]
    public async Task Today_is_a_word_of_its_own() =>
        Assert.StartsWith("Thu 4 Mar today", Text(Cell(await ReadAsync(SampleCalendar.Full), 4)), StringComparison.Ordinal);

    [Theory]
    [InlineData(2027, 2, 4)]
    [InlineData(2027, 3, 5)]
    [InlineData(2027, 5, 6)]
    [InlineData(2028, 2, 5)]
    public void Every_day_of_a_month_is_there_once(int year, int month, int weeks)
    {
        var days = (SampleCalendar.Empty with { Month = new DateOnly(year, month, 1) }).Weeks();
        Assert.Equal(weeks, days.Count);
        Assert.Equal(Enumerable.Range(1, DateTime.DaysInMonth(year, month)), days.SelectMany(week => week).OfType<CalendarDay>().Select(day => day.Date.Day));
        Assert.All(days, week => Assert.All(week.Select((day, place) => (day, place)).Where(one => one.day is not null), one => Assert.Equal(one.place, ((int)one.day!.Date.DayOfWeek + 6) % 7)));
    }

    [Fact]
    public async Task A_month_without_anything_says_so_and_the_first_and_last_month_lead_nowhere_else()
    {
        Assert.Contains("No launch in which you take part", (await ReadAsync(SampleCalendar.Empty)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await ReadAsync(SampleCalendar.Empty with { Month = CalendarModel.Earliest })).QuerySelector("a[rel=prev]"));
        Assert.Null((await ReadAsync(SampleCalendar.Empty with { Month = CalendarModel.Latest })).QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task Names_are_inert()
    {
        var hostile = SampleCalendar.Full.Launches[0] with { Name = "<script>alert(1)</script><img src=x onerror=alert(1)>" };
        var page = await ReadAsync(SampleCalendar.Full with { Launches = [hostile], Gates = [new CalendarGate("x", hostile.Name, hostile.Name, hostile.LaunchAt)] });
        Assert.Empty(page.QuerySelectorAll("script, img, [onerror]"));
    }

    private static async Task<IDocument> ReadAsync(CalendarModel model) => new HtmlParser().ParseDocument(await SampleLaunch.Pages.CalendarAsync(model));

    private static IElement Cell(IDocument page, int day) => page.QuerySelector($"td:has(> time[datetime='2027-03-{day:00}'])")!;

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
