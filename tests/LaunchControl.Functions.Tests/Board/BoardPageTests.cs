using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Board;

/// <summary>The pages of one launch, over HTTP.</summary>
public sealed class BoardPageTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task The_audit_trail_is_shown_part_by_part_newest_first_without_gap_or_repeat_in_both_directions()
    {
        var launch = await LongTrailAsync("long-trail");
        var trail = (await _api.GetAsync($"api/launches/{launch.Id}/audit?pageSize=1000"))["items"]!.AsArray().Select(entry => entry!["sequence"]!.GetValue<int>()).Reverse().ToList();
        Assert.True(trail.Count > 100, "Too short a trail to have three parts.");

        var (down, path) = (new List<int>(), (string?)$"board/{launch.Id}/audit");
        IDocument page = null!;
        for (; path is not null; path = LinkOf(page, "Older entries"))
        {
            page = await ShowAsync(path);
            Assert.InRange(NumbersOf(page).Count, 1, 50);
            down.AddRange(NumbersOf(page));
        }

        Assert.Equal(trail, down);
        List<int> up = [.. NumbersOf(page)];
        for (path = LinkOf(page, "Newer entries"); path is not null; path = LinkOf(page, "Newer entries"))
        {
            page = await ShowAsync(path);
            up.InsertRange(0, NumbersOf(page));
        }

        Assert.Equal(trail, up);
    }

    [Fact]
    public async Task The_audit_trail_is_filtered_by_actor_and_action()
    {
        var launch = await LongTrailAsync("filtered-trail");

        var blocked = await ShowAsync($"board/{launch.Id}/audit?action=item.blocked&actor={StartRequest.Owner.ToUpperInvariant()}");
        Assert.All(blocked.QuerySelectorAll("main ol li"), entry => Assert.Contains("item.blocked", entry.TextContent, StringComparison.Ordinal));
        Assert.NotEmpty(NumbersOf(blocked));
        Assert.Contains("action=item.blocked", LinkOf(blocked, "Older entries") ?? "action=item.blocked", StringComparison.Ordinal);
        Assert.All((await ShowAsync($"board/{launch.Id}/audit?action=launch")).QuerySelectorAll("main ol li"), entry => Assert.Contains(" launch.", entry.TextContent, StringComparison.Ordinal));
        Assert.Contains("No entry is like that.", (await ShowAsync($"board/{launch.Id}/audit?actor=nobody@contoso.example")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("No newer entry is like that.", (await ShowAsync($"board/{launch.Id}/audit?after=1&actor=nobody@contoso.example")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("audit?before=0")]
    [InlineData("audit?before=x")]
    [InlineData("audit?after=-1")]
    [InlineData("feedback?continuationToken=x")]
    public async Task An_address_that_no_page_led_to_says_where_to_begin(string path)
    {
        var launch = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("odd-address"));
        var page = await ShowAsync($"board/{launch.Id}/{path}", HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith($"/board/{launch.Id}/", page.QuerySelector("main a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dates_are_in_the_readers_zone_too_on_every_page_once_their_settings_have_one()
    {
        var launch = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("two-zones"));
        string[] paths = ["board", $"board/{launch.Id}", $"board/{launch.Id}/audit", $"board/{launch.Id}/roll-call", $"board/people/{StartRequest.Owner}"];
        Assert.DoesNotContain("(Kathmandu)", (await ShowAsync($"board/{launch.Id}")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        using (var set = await _api.Http.PutAsync($"api/people/{StartRequest.Owner}/settings", new StringContent("""{"timeZone":"Asia/Kathmandu"}""", null, "application/json")))
        {
            Assert.Equal(HttpStatusCode.OK, set.StatusCode);
        }

        foreach (var path in paths)
        {
            var page = await ShowAsync(path);
            Assert.All(page.QuerySelectorAll("main time"), time => Assert.Contains("(Kathmandu)", time.TextContent, StringComparison.Ordinal));
            Assert.True(path.Contains("roll-call", StringComparison.Ordinal) || path.Contains("people", StringComparison.Ordinal) || page.QuerySelector("main time") is not null, path);
        }

        using var unset = await _api.Http.DeleteAsync($"api/people/{StartRequest.Owner}/settings");
        Assert.Equal(HttpStatusCode.NoContent, unset.StatusCode);
    }

    [Fact]
    public async Task All_feedback_can_be_read_from_the_board_of_a_live_launch()
    {
        var launch = await (await SmallLaunch.StartAsync(_api, TestPlaybook.Usual("said"))).ScheduleAsync();
        await launch.MoveToAsync(launch.LaunchAt);
        await launch.UntilAsync("live");
        var entries = new JsonArray([.. Enumerable.Range(1, 60).Select(number => new JsonObject { ["kind"] = "customer", ["text"] = $"Entry number {number}." })]);
        await _api.PostAsync($"api/launches/{launch.Id}/feedback", new JsonObject { ["entries"] = entries }, HttpStatusCode.Accepted);

        var board = await ShowAsync($"board/{launch.Id}");
        Assert.Contains("Entry number 60.", board.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var first = await ShowAsync(LinkOf(board, "All 60 entries")!);
        Assert.Equal(50, first.QuerySelectorAll("main ul.items > li").Length);
        var second = await ShowAsync(LinkOf(first, "Older feedback")!);
        Assert.Equal(10, second.QuerySelectorAll("main ul.items > li").Length);
        Assert.Contains("Entry number 1.", second.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static List<int> NumbersOf(IDocument page) => [.. page.QuerySelectorAll("main ol li").Select(entry => int.Parse(entry.QuerySelector(".quiet")!.TextContent.Split("number ")[1], null))];

    private static string? LinkOf(IDocument page, string text) => page.QuerySelectorAll("main a").SingleOrDefault(link => link.TextContent == text)?.GetAttribute("href");

    private async Task<SmallLaunch> LongTrailAsync(string id)
    {
        var launch = await SmallLaunch.StartAsync(_api, TestPlaybook.Usual(id));
        for (var round = 0; round < 50; round++)
        {
            (await launch.ItemAsync("a1", "block", JsonBodies.Reason($"Reason {round}"))).IsAccepted();
            (await launch.ItemAsync("a1", "reopen", JsonBodies.Reason($"Reason {round}"))).IsAccepted();
        }

        await _api.SettleAsync();
        return launch;
    }

    private async Task<IDocument> ShowAsync(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path.TrimStart('/'));
        request.Headers.Add("Cookie", $"launchcontrol-development={await _api.TokenAsync(StartRequest.Owner, "Launch.Manage")}");
        using var response = await _api.Http.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
    }
}
