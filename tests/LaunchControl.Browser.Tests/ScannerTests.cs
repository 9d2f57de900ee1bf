using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LaunchControl.Drivers;
using Microsoft.Playwright;

namespace LaunchControl.Browser.Tests;

/// <summary>Links of sign-off mails in the hands of link scanners, prefetchers and previewers.</summary>
public sealed partial class ScannerTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Fetches = 1_000;
    private const int Seed = 20270302;
    private static readonly (string Name, string Value)[] Headers =
    [
        ("Accept", "*/*"), ("Sec-Purpose", "prefetch"), ("Sec-Purpose", "prefetch;prerender"), ("Purpose", "prefetch"), ("X-Moz", "prefetch"),
        ("X-Purpose", "preview"), ("User-Agent", "Mozilla/5.0 (compatible; MailScanner)"),
    ];

    // Of an open link, twice; of a used one; of the form that changes it; of an expired link.
    private static readonly string[] Titles = ["do you approve?", "do you approve?", "Recorded: you abstained", "change your decision?", "This link has expired"];

    private readonly LaunchApi _api = chromium.Host.Api;

    [Fact]
    public async Task A_thousand_fetches_of_sign_off_links_change_nothing_and_the_person_still_decides_once()
    {
        var expired = (await StartAsync("Long ago", "ana@contoso.example"))["ana@contoso.example"];
        await _api.AdvanceAsync("P31D");
        var links = await StartAsync("Scanned", "ana@contoso.example", "bea@contoso.example");
        var (open, used) = (links["ana@contoso.example"], links["bea@contoso.example"]);
        using (await _api.DecideAsync(used, "abstain"))
        {
        }

        await Eventually.TrueAsync(async () => await SignOffsAsync() == 1, "Bea's sign-off");
        Uri[] pages = [open, Changing(open), used, Changing(used), expired];
        Assert.All(await Task.WhenAll(pages.Select(TitleAsync)), (title, at) => Assert.Contains(Titles[at], title, StringComparison.Ordinal));
        var before = await EverythingAsync();

        var browsed = await BrowseAsync(pages);
        await FetchAsync(pages, Fetches - browsed);

        Assert.Equal(before, await EverythingAsync());
        await DecideWithoutJavaScriptAsync(open);
        Assert.Equal(2, await SignOffsAsync());
    }

    private async Task<string> TitleAsync(Uri link)
    {
        using var answer = await _api.Http.GetAsync(link);
        return Heading().Match(await answer.Content.ReadAsStringAsync()).Value;
    }

    private static Uri Changing(Uri link) => new($"{link}?change");

    /// <summary>Starts a launch with these people as engineering leads; the link that each of them gets.</summary>
    private async Task<Dictionary<string, Uri>> StartAsync(string name, params string[] leads)
    {
        var body = StartRequest.Usual(name, await SmallLaunch.NowAsync(_api));
        body["people"]!["eng-lead"] = new JsonArray([.. leads.Select(lead => JsonValue.Create(lead))]);
        var id = (await _api.StartAsync(body))["id"]!.GetValue<string>();
        await Eventually.GetAsync(() => _api.LaunchAsync(id), launch => launch["status"]!.GetValue<string>() == "inReadiness", "An open phase");
        await new LaunchWalk(_api, id).CompleteOpenItemsAsync();
        return await Eventually.GetAsync(
            async () => (await _api.MailboxAsync()).Where(mail => IsAbout(mail, name) && leads.Contains(mail["to"]!.GetValue<string>()) && LaunchWalk.LinkOf(mail) is not null)
                .ToLookup(mail => mail["to"]!.GetValue<string>(), LaunchWalk.LinkOf).ToDictionary(mails => mails.Key, mails => mails.Last()!),
            found => found.Count == leads.Length,
            "A link for everybody");
    }

    /// <summary>Launches, audit trails, queues, mails and orchestrations, as they are served.</summary>
    private async Task<IReadOnlyList<string>> EverythingAsync()
    {
        List<string> all = [];
        foreach (var launch in (await _api.GetAsync("api/launches"))["items"]!.AsArray())
        {
            all.Add(await _api.Http.GetStringAsync($"api/launches/{launch!["id"]}"));
            all.Add(await _api.Http.GetStringAsync($"api/launches/{launch["id"]}/audit?pageSize=1000"));
        }

        foreach (var path in new[] { "dev/queues.json", "dev/mailbox.json", "dev/orchestrations.json" })
        {
            all.Add(await _api.Http.GetStringAsync(path));
        }

        return all;
    }

    private async Task FetchAsync(Uri[] pages, int times)
    {
        HttpMethod[] methods = [HttpMethod.Get, HttpMethod.Head, HttpMethod.Options];
        for (var i = 0; i < times; i++)
        {
            using var request = new HttpRequestMessage(methods[i / pages.Length % methods.Length], pages[i % pages.Length]);
            var (name, value) = Headers[i / (pages.Length * methods.Length) % Headers.Length];
            request.Headers.TryAddWithoutValidation(name, value);
            using var answer = await _api.Http.SendAsync(request);
            Assert.True((int)answer.StatusCode < 500, $"{request.Method}: {answer.StatusCode}");
        }
    }

    /// <summary>Opens every mail as text and as HTML, every link of it, and every link of the pages, in a browser that runs scripts; how many visits.</summary>
    private async Task<int> BrowseAsync(Uri[] pages)
    {
        await using var context = await chromium.Browser.NewContextAsync();
        await context.RouteAsync(address => !address.StartsWith(_api.Http.BaseAddress!.AbsoluteUri, StringComparison.Ordinal), route => route.AbortAsync());
        var page = await context.NewPageAsync();
        var found = new HashSet<string>(pages.Select(link => link.AbsoluteUri));
        foreach (var mail in (await _api.MailboxAsync()).Where(mail => LaunchWalk.LinkOf(mail) is not null))
        {
            found.UnionWith(Address().Matches(mail["text"]!.GetValue<string>()).Select(match => match.Value));
            await page.SetContentAsync(mail["html"]!.GetValue<string>());
            found.UnionWith(await LinksAsync(page));
        }

        var visits = 0;
        foreach (var address in found.ToArray())
        {
            visits += await VisitAsync(page, address);
            found.UnionWith(await LinksAsync(page));
        }

        var order = found.ToArray();
        new Random(Seed).Shuffle(order);
        foreach (var address in order)
        {
            visits += await VisitAsync(page, address);
        }

        return visits;
    }

    private async Task<int> VisitAsync(IPage page, string address)
    {
        if (!address.StartsWith(_api.Http.BaseAddress!.AbsoluteUri, StringComparison.Ordinal))
        {
            return 0;
        }

        await page.GotoAsync(address);
        return 1;
    }

    private static async Task<string[]> LinksAsync(IPage page) => await page.EvaluateAsync<string[]>("[...document.links].map(link => link.href)");

    private async Task DecideWithoutJavaScriptAsync(Uri link)
    {
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(link.AbsoluteUri);
        await page.Locator("input[value=approve]").CheckAsync();
        await page.Locator("form:not([action$=acknowledge]) button").ClickAsync();
        await page.WaitForURLAsync("**/sign-off/**received**");
        Assert.Contains("Recorded: you approved", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        var after = await EverythingAsync();

        await page.ReloadAsync();
        await page.GoBackAsync();
        await page.ReloadAsync();
        await page.GoForwardAsync();

        Assert.Equal(after, await EverythingAsync());
    }

    private async Task<int> SignOffsAsync()
    {
        var count = 0;
        foreach (var launch in (await _api.GetAsync("api/launches"))["items"]!.AsArray())
        {
            count += (await _api.GetAsync($"api/launches/{launch!["id"]}/audit?pageSize=1000"))["items"]!.AsArray().Count(entry => entry!["action"]!.GetValue<string>() == "signOff.recorded");
        }

        return count;
    }

    private static bool IsAbout(JsonNode mail, string name) => mail["subject"]!.GetValue<string>().Contains(name, StringComparison.Ordinal);

    [GeneratedRegex("<h1>.*?</h1>", RegexOptions.Singleline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"https?://[^\s<>]+")]
    private static partial Regex Address();
}
