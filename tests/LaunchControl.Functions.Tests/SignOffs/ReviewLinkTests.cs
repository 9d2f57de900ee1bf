using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.SignOffs;

/// <summary>The link in a sign-off mail, as scanners and people use it.</summary>
public sealed class ReviewLinkTests(RunningHost host) : IClassFixture<RunningHost>
{
    private readonly LaunchApi _api = host.Api;

    [Fact]
    public async Task Two_hundred_fetches_of_every_link_change_nothing_and_the_person_can_still_decide()
    {
        var (id, links) = await LinksOfNewLaunchAsync("Scanned");
        var before = await SnapshotAsync(id);

        foreach (var link in links)
        {
            for (var i = 0; i < 200; i++)
            {
                await FetchAsScannerAsync(link, i);
            }
        }

        Assert.Equal(before, await SnapshotAsync(id));
        using var answer = await _api.DecideAsync(links[0], "approve");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    [Fact]
    public async Task A_post_without_a_decision_is_a_422_that_asks_again_and_records_nothing()
    {
        var (id, links) = await LinksOfNewLaunchAsync("Undecided");
        var before = await SnapshotAsync(id);

        foreach (var decision in new[] { "", "maybe", "Approve ", "0" })
        {
            using var answer = await _api.DecideAsync(links[0], decision, "a comment to keep");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains("a comment to keep", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(before, await SnapshotAsync(id));
    }

    [Fact]
    public async Task A_rejection_needs_a_reason()
    {
        var (_, links) = await LinksOfNewLaunchAsync("Reasonless");
        using var answer = await _api.DecideAsync(links[0], "reject");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task The_page_preselects_nothing_and_is_protected()
    {
        var (_, links) = await LinksOfNewLaunchAsync("Protected");

        using var response = await _api.Http.GetAsync(links[0]);

        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());
        Assert.Equal(3, page.QuerySelectorAll("input[type=radio][name=decision]").Length);
        Assert.Empty(page.QuerySelectorAll("input[checked], script, img, iframe, link[rel=stylesheet]"));
    }

    [Fact]
    public async Task A_used_link_shows_what_was_recorded_and_an_opposite_decision_changes_nothing()
    {
        var (id, links) = await LinksOfNewLaunchAsync("Used");
        using var recorded = await _api.DecideAsync(links[0], "approve", "Looks good");

        using var shown = await _api.Http.GetAsync(recorded.Headers.Location);
        Assert.Contains("Looks good", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var before = await SnapshotAsync(id);
        using var opposite = await _api.DecideAsync(links[0], "reject", "I changed my mind");
        Assert.Equal(HttpStatusCode.Conflict, opposite.StatusCode);
        Assert.Equal(before, await SnapshotAsync(id));
    }

    [Fact]
    public async Task One_hundred_parallel_posts_of_one_link_make_one_sign_off()
    {
        var (id, links) = await LinksOfNewLaunchAsync("Parallel");

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => _api.DecideAsync(links[0], "approve")));

        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.Conflict));
        await Eventually.TrueAsync(async () => await SignOffsAsync(id) == 1, "One sign-off");
        await _api.SettleAsync();
        Assert.Equal(1, await SignOffsAsync(id));
    }

    [Theory]
    [InlineData("https://evil.example", null)]
    [InlineData(null, "cross-site")]
    [InlineData("null", "cross-site")]
    public async Task A_form_from_another_site_is_refused(string? origin, string? fetchSite)
    {
        var (id, links) = await LinksOfNewLaunchAsync("Foreign");
        using var request = new HttpRequestMessage(HttpMethod.Post, links[0]) { Content = new FormUrlEncodedContent([new("decision", "approve")]) };
        AddHeader(request, "Origin", origin);
        AddHeader(request, "Sec-Fetch-Site", fetchSite);

        using var answer = await _api.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(0, await SignOffsAsync(id));
    }

    [Fact]
    public async Task A_forged_cut_or_altered_link_gets_the_same_page()
    {
        var (_, links) = await LinksOfNewLaunchAsync("Forged");
        var token = links[0].Segments[^1];
        string[] forgeries = ["x", token[..^1], token + "A", token.Replace("v1.", "v2.", StringComparison.Ordinal), token[..token.LastIndexOf('.')] + ".AAAA"];
        List<string> pages = [];
        foreach (var forgery in forgeries)
        {
            using var answer = await _api.Http.GetAsync($"sign-off/{forgery}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            pages.Add(await answer.Content.ReadAsStringAsync());
        }

        Assert.Single(pages.Distinct());
    }

    [Fact]
    public async Task A_link_works_until_the_second_before_it_expires()
    {
        using var host = new LaunchApi(_api.Http.BaseAddress!);
        var (id, links) = await LinksOfNewLaunchAsync("Expiring");
        var requested = LaunchWalk.Gates(await _api.LaunchAsync(id)).Select(gate => gate["requestedAt"]?.GetValue<DateTimeOffset>()).First(at => at is not null)!.Value;
        var expiry = DateTimeOffset.FromUnixTimeSeconds(requested.AddDays(30).ToUnixTimeSeconds());

        await _api.PostAsync("dev/clock", new JsonObject { ["now"] = expiry.AddSeconds(-2).ToString("O") });
        using var before = await _api.Http.GetAsync(links[0]);
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        await _api.AdvanceAsync("PT3S");
        using var after = await _api.Http.GetAsync(links[0]);
        Assert.Equal(HttpStatusCode.Gone, after.StatusCode);
        using var late = await _api.DecideAsync(links[0], "approve");
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
        Assert.Equal(0, await SignOffsAsync(id));
    }

    private async Task FetchAsScannerAsync(Uri link, int number)
    {
        var method = (number % 3) switch { 0 => HttpMethod.Get, 1 => HttpMethod.Head, _ => HttpMethod.Options };
        using var request = new HttpRequestMessage(method, number == 0 ? new Uri($"{link}?received=approve&decision=approve") : link);
        AddHeader(request, "Purpose", number % 2 == 0 ? "prefetch" : null);
        AddHeader(request, "Sec-Purpose", number % 2 == 0 ? "prefetch;prerender" : null);
        using var response = await _api.Http.SendAsync(request);
        Assert.True((int)response.StatusCode < 500);
    }

    private async Task<(string Id, IReadOnlyList<Uri> Links)> LinksOfNewLaunchAsync(string name)
    {
        var clock = (await _api.GetAsync("dev/clock"))["now"]!.GetValue<DateTimeOffset>();
        var id = (await _api.StartAsync(StartRequest.Usual(name, clock)))["id"]!.GetValue<string>();
        await Eventually.GetAsync(() => _api.LaunchAsync(id), launch => launch["status"]!.GetValue<string>() == "inReadiness", "An open phase");
        var walk = new LaunchWalk(_api, id);
        await walk.CompleteOpenItemsAsync();
        var links = await Eventually.GetAsync(() => OwnLinksAsync(name), links => links.Count > 0, "A review link");
        await _api.SettleAsync();
        return (id, links);
    }

    private async Task<IReadOnlyList<Uri>> OwnLinksAsync(string name) =>
        [.. (await _api.MailboxAsync())
            .Where(mail => mail["subject"]!.GetValue<string>().Contains(name, StringComparison.Ordinal))
            .Select(LaunchWalk.LinkOf).Where(link => link is not null).Select(link => link!)];

    private async Task<string> SnapshotAsync(string id) =>
        (await _api.LaunchAsync(id)).ToJsonString() + (await _api.GetAsync($"api/launches/{id}/audit")).ToJsonString()
        + (await _api.GetAsync("dev/queues.json")).ToJsonString() + (await _api.MailboxAsync()).Count;

    private async Task<int> SignOffsAsync(string id) =>
        (await _api.GetAsync($"api/launches/{id}/audit?pageSize=1000"))["items"]!.AsArray().Count(entry => entry!["action"]!.GetValue<string>() == "signOff.recorded");

    private static void AddHeader(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.Add(name, value);
        }
    }
}
