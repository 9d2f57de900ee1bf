using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Portfolios;

/// <summary>/board as people use it.</summary>
public sealed class PortfolioPageTests : IAsyncLifetime
{
    private readonly RunningHost _host = new();
    private readonly Pages _pages;

    public PortfolioPageTests() => _pages = new Pages(_host);

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Before_the_first_launch_it_says_how_to_start_one()
    {
        var page = await _pages.OpenAsync("board");
        Assert.Contains("There is no launch yet", Pages.Text(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form, a[href='/start']"));
        var (_, html) = await _pages.SendAsync("board", StartRequest.Owner, "Launch.Manage");
        Assert.Contains("href=\"/start\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_shows_what_is_not_over_soonest_first_and_the_rest_on_demand()
    {
        var (later, sooner, cancelled) = await StartThreeAsync();
        var page = await _pages.OpenAsync("board");
        Assert.Equal([sooner.Name, later.Name], Pages.Names(page));
        Assert.Contains("2 of 3 launches: 2 green.", Pages.Text(page), StringComparison.Ordinal);
        Assert.Equal("ascending", page.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));

        page = await _pages.OpenAsync(Link(page, "Show launches that are over, too"));
        Assert.Equal(3, Pages.Names(page).Count);
        Assert.Contains("3 launches: 1 red, 2 green.", Pages.Text(page), StringComparison.Ordinal);
        page = await _pages.OpenAsync("board?status=cancelled");
        Assert.Equal([cancelled.Name], Pages.Names(page));
    }

    [Fact]
    public async Task Choices_stay_in_the_form_in_headings_pages_and_downloads()
    {
        var (later, sooner, _) = await StartThreeAsync();
        var page = await _pages.OpenAsync("board?q=pages&status=all&rag=green&sort=-name&pageSize=1");
        Assert.Equal("pages", page.QuerySelector("input#q")!.GetAttribute("value"));
        Assert.Equal("all", page.QuerySelector("select#status option[selected]")!.GetAttribute("value"));
        Assert.Equal("green", page.QuerySelector("select#rag option[selected]")!.GetAttribute("value"));
        Assert.Equal("-name", page.QuerySelector("select#sort option[selected]")!.GetAttribute("value"));
        Assert.Equal([sooner.Name], Pages.Names(page));
        Assert.Equal("descending", page.QuerySelector("th[aria-sort]")!.GetAttribute("aria-sort"));
        Assert.Equal("/board?q=pages&status=all&rag=green&sort=name&pageSize=1", page.QuerySelector("th[aria-sort] a")!.GetAttribute("href"));

        var next = await _pages.OpenAsync(Link(page, "Next launches"));
        Assert.Equal([later.Name], Pages.Names(next));
        Assert.Equal([sooner.Name], Pages.Names(await _pages.OpenAsync(Link(next, "Back to the first page"))));
        Assert.Equal("/board?sort=-name&pageSize=1", page.QuerySelectorAll("a").Single(link => link.TextContent == "Clear filters").GetAttribute("href"));

        var (answer, csv) = await _pages.SendAsync(Link(page, "Download these 2 launches as CSV"), roles: "Launch.Read");
        Assert.Equal(("launches.csv", "no-store"), (answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'), answer.Headers.CacheControl!.ToString()));
        Assert.Equal([sooner.Id, later.Id], CsvFile.Read(csv).Rows.Select(row => row["id"]));
        var (_, json) = await _pages.SendAsync("board?q=pages&status=all&rag=green&sort=-name&format=json", roles: "Launch.Read");
        Assert.Equal([sooner.Id, later.Id], JsonNode.Parse(json)!["items"]!.AsArray().Select(row => row!["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Where_nothing_fits_it_says_what_was_asked_and_how_to_clear_it()
    {
        await StartThreeAsync();
        var page = await _pages.OpenAsync("board?q=no-such-launch&rag=red");
        Assert.Contains("No launch fits", Pages.Text(page), StringComparison.Ordinal);
        Assert.Contains("Search: no-such-launch", Pages.Text(page), StringComparison.Ordinal);
        Assert.Equal(2, Pages.Names(await _pages.OpenAsync(Link(page, "Clear filters"))).Count);
    }

    [Fact]
    public async Task Faults_of_the_question_stand_at_the_form()
    {
        await StartThreeAsync();
        var page = await _pages.OpenAsync("board?from=tomorrow&sort=height&status=open&view=map&format=pdf&continuationToken=x&q=%3Cscript%3E", HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["q", "q", "q", "from", "sort", "status"], page.QuerySelectorAll(".errors a").Select(link => link.GetAttribute("href")!.TrimStart('#')).OrderBy(name => name == "q" ? 0 : 1).ThenBy(name => name, StringComparer.Ordinal));
        Assert.Equal("tomorrow", page.QuerySelector("input#from")!.GetAttribute("value"));
        Assert.Equal("<script>", page.QuerySelector("input#q")!.GetAttribute("value"));
        Assert.Empty(page.QuerySelectorAll("script, table"));
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_timeline_has_the_same_launches_in_a_picture_in_words_and_in_a_table()
    {
        var (later, sooner, _) = await StartThreeAsync();
        var page = await _pages.OpenAsync("board?view=timeline");
        Assert.Equal([sooner.Name, later.Name], page.QuerySelectorAll("svg text.name").Select(name => name.TextContent));
        Assert.Equal([sooner.Name, later.Name], Pages.Names(page));
        Assert.StartsWith("2 launches. The first launch date is that of Sooner pages", page.QuerySelector("svg desc")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("0", page.QuerySelector(".scroll")!.GetAttribute("tabindex"));
        Assert.Equal("/board", Link(page, "Show as a table"));
        Assert.Equal("timeline", page.QuerySelector("input[name=view]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Somebody_without_a_role_sees_the_launches_in_which_they_take_part()
    {
        var (later, sooner, cancelled) = await StartThreeAsync();
        var page = await _pages.OpenAsync("board", person: TestPlaybook.Worker, isReader: false);
        Assert.Equal([sooner.Name, later.Name], Pages.Names(page));
        Assert.Equal("Your launches", page.QuerySelector("h1")!.TextContent);
        page = await _pages.OpenAsync(Link(page, "Show launches that are over, too"), person: TestPlaybook.Worker, isReader: false);
        Assert.Contains(cancelled.Name, Pages.Names(page));
        Assert.Equal([cancelled.Name], Pages.Names(await _pages.OpenAsync("board?status=cancelled&team=team", person: TestPlaybook.Worker, isReader: false)));

        var (own, _) = await _pages.SendAsync("board?format=csv", TestPlaybook.Worker);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        var refused = await _pages.OpenAsync("board", HttpStatusCode.Forbidden, "stranger@contoso.example", isReader: false);
        Assert.Equal("/board/people/stranger%40contoso.example", Link(refused, "See what waits on you"));
    }

    private static string Link(AngleSharp.Dom.IDocument page, string text) =>
        page.QuerySelectorAll("main a").First(link => link.TextContent.Trim() == text).GetAttribute("href")!;

    private async Task<(SmallLaunch Later, SmallLaunch Sooner, SmallLaunch Cancelled)> StartThreeAsync()
    {
        var playbook = TestPlaybook.Usual("portfolio-page");
        var cancelled = await SmallLaunch.StartAsync(_host.Api, playbook);
        var later = await SmallLaunch.StartAsync(_host.Api, playbook.Id, playbook.People(), days: 90, name: "Later pages");
        var sooner = await SmallLaunch.StartAsync(_host.Api, playbook.Id, playbook.People(), days: 50, name: "Sooner pages");
        await _host.Api.SettleAsync();
        (await cancelled.CallAsync(HttpMethod.Post, "cancel", new JsonObject { ["reason"] = "No pilot customers" })).IsAccepted();
        return (later, sooner, cancelled);
    }
}
