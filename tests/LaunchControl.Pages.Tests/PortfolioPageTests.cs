using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Pages.Tests;

public sealed class PortfolioPageTests
{
    private static readonly DateTimeOffset Now = SamplePortfolio.Now;

    [Fact]
    public async Task A_row_says_everything_in_words()
    {
        var launch = SamplePortfolio.Launches(2)[1] with { Rag = RagStatus.Red, NextDeadline = new NextDeadline(Now.AddDays(-1), "Load test"), SlipDays = 3, Blockers = 2, Status = LaunchStatus.InReadiness };
        var page = await OpenAsync(SamplePortfolio.Of([launch]));
        Assert.Equal(
            [
                "In readiness: Readiness", "Red", "17 of 100", "Overdue Load test by Sun 17 Jan 2027, 07:00 (New York), 24 hours ago", "2",
                $"{DateText.At(launch.LaunchAt, launch.TimeZone)}, {DateText.Distance(launch.LaunchAt, Now)}Forecast: 3 working days late", launch.Owner,
            ],
            page.QuerySelectorAll("tbody td").Select(Text));
        Assert.All(page.QuerySelectorAll("tbody td"), cell => Assert.NotNull(cell.GetAttribute("data-label")));
    }

    [Fact]
    public async Task A_live_launch_shows_since_when_and_its_plan_where_that_was_another_day()
    {
        var launch = SamplePortfolio.Launches(1)[0] with { LaunchAt = Now.AddDays(-3), Status = LaunchStatus.Live, LiveAt = Now.AddDays(-3).AddMinutes(1) };
        var late = launch with { Id = "late", LiveAt = Now.AddDays(-1) };
        var page = await OpenAsync(SamplePortfolio.Of([launch, late]));
        Assert.Equal(
            [$"Live since {DateText.At(launch.LiveAt!.Value, launch.TimeZone)}, 3 days ago", $"Live since {DateText.At(late.LiveAt!.Value, late.TimeZone)}, 24 hours agoPlanned for {DateText.At(late.LaunchAt, late.TimeZone)}"],
            page.QuerySelectorAll("td[data-label='Launch date']").Select(Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_cancelled_launch_shows_how_ready_it_was_and_when_it_was_to_be()
    {
        var launch = SamplePortfolio.Launches(1)[0] with { Status = LaunchStatus.Cancelled, Score = 62 };
        var page = await OpenAsync(SamplePortfolio.Of([launch], new PortfolioForm { Status = "all" }, new LaunchFilter()));
        Assert.Equal("62 of 100 when cancelled", Text(page.QuerySelector("td[data-label=Readiness]")!));
        Assert.Equal($"Was planned for {DateText.At(launch.LaunchAt, launch.TimeZone)}", Text(page.QuerySelector("td[data-label='Launch date']")!));
    }

    [Fact]
    public async Task Every_column_can_be_sorted_by_and_says_how_it_is_sorted_now()
    {
        var page = await OpenAsync(SamplePortfolio.Of(SamplePortfolio.Launches(3), new PortfolioForm { Search = "Ü&x", Sort = "-blockers", Token = "t" }, new LaunchFilter()));
        var heads = page.QuerySelectorAll("thead th");
        Assert.Equal([null, null, null, null, null, "descending", null, null], heads.Select(head => head.GetAttribute("aria-sort")));
        Assert.Equal(["name", "status", "-rag", "readiness", "nextDeadline", "blockers", "launchAt", "owner"], heads.Select(head => head.QuerySelector("a")!.GetAttribute("href")!.Split("sort=")[1]));
        Assert.All(heads, head => Assert.StartsWith("/board?q=%C3%9C%26x&", head.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_launch_in_sight_it_says_why()
    {
        Assert.Contains("There is no launch yet", Text((await OpenAsync(SamplePortfolio.Of([]))).QuerySelector("main")!), StringComparison.Ordinal);
        var over = SamplePortfolio.Launches(2).Select(launch => launch with { Status = LaunchStatus.Completed }).ToList();
        var page = await OpenAsync(SamplePortfolio.Of(over));
        Assert.Contains("All 2 launches are over.", Text(page.QuerySelector("main")!), StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("main a"), link => link.GetAttribute("href") == "/board?status=all");
    }

    [Fact]
    public void In_the_timeline_everything_stands_within_the_picture_and_in_its_order()
    {
        var launches = SamplePortfolio.Launches(50);
        var layout = PortfolioChartLayout.Of(launches, SamplePortfolio.Of(launches).Windows, Now);
        Assert.Equal(50, layout.Bars.Count);
        Assert.All(layout.Bars, bar =>
        {
            Assert.All(new[] { bar.From, bar.To, bar.Forecast ?? bar.To, bar.Deadline ?? bar.To }, x => Assert.InRange(x, PortfolioChartLayout.Left, PortfolioChartLayout.Right));
            Assert.True(bar.From < layout.Today && bar.Y < layout.Bottom);
            Assert.Equal(bar.Launch.LaunchAt > Now, bar.To > layout.Today);
            Assert.True(bar.Forecast is null || bar.Forecast > bar.To);
        });
        Assert.Equal(["B1", "B2"], layout.Bands.Select(band => band.Label));
        Assert.All(layout.Bands, band => Assert.True(band.From < band.To && band.From > layout.Today));
        Assert.InRange(layout.Ticks.Count, 3, 13);
        Assert.Equal(layout.Ticks.Select(tick => tick.X).Order(), layout.Ticks.Select(tick => tick.X));
    }

    [Fact]
    public void A_launch_in_a_hundred_years_presses_no_other_together()
    {
        var near = SamplePortfolio.Launches(1)[0] with { LaunchAt = Now.AddDays(365) };
        var layout = PortfolioChartLayout.Of([near, near with { LaunchAt = Now.AddYears(100), StartedAt = Now.AddYears(-30) }], [new BlackoutWindow("old", "Old", new DateOnly(2000, 1, 1), new DateOnly(2000, 2, 1))], Now);
        Assert.InRange(layout.Bars[0].To - layout.Today, 100, 400);
        Assert.InRange(layout.Bars[1].To, layout.Bars[0].To + 100, PortfolioChartLayout.Right);
        Assert.Empty(layout.Bands);
    }

    [Fact]
    public void What_is_due_after_every_launch_date_has_its_place_too()
    {
        var launch = SamplePortfolio.Launches(1)[0] with { LaunchAt = Now.AddDays(-5), LiveAt = Now.AddDays(-5), EarliestLaunchAt = null, SlipDays = 0, NextDeadline = new NextDeadline(Now.AddDays(60), "L+90d check") };
        var bar = Assert.Single(PortfolioChartLayout.Of([launch], [], Now).Bars);
        Assert.InRange(bar.Deadline!.Value, bar.To + 100, PortfolioChartLayout.Right - 1);
    }

    [Fact]
    public void A_timeline_of_nothing_but_today_has_a_scale()
    {
        var launch = SamplePortfolio.Launches(1)[0] with { StartedAt = Now, LaunchAt = Now, EarliestLaunchAt = null, SlipDays = 0, NextDeadline = null };
        var bar = Assert.Single(PortfolioChartLayout.Of([launch], [], Now).Bars);
        Assert.Equal((PortfolioChartLayout.Left + PortfolioChartLayout.Right) / 2, bar.From, 1.0);
    }

    private static async Task<IDocument> OpenAsync(PortfolioModel model) => new HtmlParser().ParseDocument(await SampleLaunch.Pages.PortfolioAsync(model));

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
