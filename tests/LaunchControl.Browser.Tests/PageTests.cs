using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using Microsoft.Playwright;

namespace LaunchControl.Browser.Tests;

/// <summary>Pages as people use them.</summary>
public sealed class PageTests(Chromium chromium) : IClassFixture<Chromium>
{
    private readonly LaunchApi _api = chromium.Host.Api;

    public static TheoryData<ColorScheme, int, bool> Views => new()
    {
        { ColorScheme.Light, 1200, true },
        { ColorScheme.Dark, 1200, true },
        { ColorScheme.Light, 320, true },
        { ColorScheme.Dark, 320, false },
    };

    [Fact]
    public async Task A_person_decides_with_the_keyboard_and_without_JavaScript_and_going_back_decides_nothing()
    {
        var (id, link) = await LinkOfNewLaunchAsync("Keyboard");
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(link.AbsoluteUri);

        await page.Locator("input[value=approve]").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Locator("textarea[name=comment]").FocusAsync();
        await page.Keyboard.TypeAsync("Ready when you are");
        await page.Locator("form:not([action$=acknowledge]) button[type=submit]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/sign-off/**received**");

        var result = await page.Locator("main").InnerTextAsync();
        Assert.Contains("Ready when you are", result, StringComparison.Ordinal);
        Assert.Contains("ana@contoso.example", result, StringComparison.Ordinal);
        await page.ReloadAsync();
        await page.GoBackAsync();
        Assert.Equal(1, await SignOffsAsync(id));
    }

    [Fact]
    public async Task A_person_says_without_JavaScript_that_they_have_seen_it_and_finds_the_review_among_what_waits_on_them()
    {
        var (id, link) = await LinkOfNewLaunchAsync("Seen first");
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(link.AbsoluteUri);
        await page.GetByText("I can't decide yet").ClickAsync();
        await page.Locator("form[action$=acknowledge] button").ClickAsync();
        await page.GetByText("You said that you have seen this").WaitForAsync();
        Assert.Equal(0, await SignOffsAsync(id));

        await page.GotoAsync(Address("dev/sign-in?returnTo=/board"));
        await page.Locator("input[name=email]").FillAsync("ana@contoso.example");
        await page.Locator("form button").ClickAsync();
        await page.GetByText("What waits on you").ClickAsync();
        var item = page.Locator("section", new PageLocatorOptions { HasText = "Seen first" });
        Assert.Contains("Seen", await item.InnerTextAsync(), StringComparison.Ordinal);
        await item.GetByText("Review ").First.ClickAsync();
        Assert.Equal(link.AbsolutePath, new Uri(page.Url).AbsolutePath);
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_page_is_accessible(ColorScheme scheme, int width, bool isFilled)
    {
        var (id, link) = await LinkOfNewLaunchAsync($"Accessible {scheme} {width}");
        if (isFilled)
        {
            using (await _api.DecideAsync(link, "reject", "The load test ran on old hardware"))
            {
            }
        }

        var (_, openLink) = await LinkOfNewLaunchAsync($"Also {scheme} {width}");
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = 800 },
            BypassCSP = true, // axe is a script; the page's own policy allows none
        });
        var page = await context.NewPageAsync();
        await SignInAsync(page);
        foreach (var address in new[] { link.AbsoluteUri, openLink.AbsoluteUri, Address("sign-off/forged"), Address("board"), Address("board/people/ana@contoso.example"), Address($"board/{id}"), Address("board/no-such-launch") })
        {
            await page.GotoAsync(address);
            await Accessibility.CheckAsync(page, $"{address} at {width} px");
        }
    }

    private async Task SignInAsync(IPage page)
    {
        await page.GotoAsync(Address("dev/sign-in?returnTo=/board"));
        await page.Locator("form:not([action$=acknowledge]) button").ClickAsync();
        await page.WaitForURLAsync("**/board");
    }

    private async Task<(string Id, Uri Link)> LinkOfNewLaunchAsync(string name)
    {
        var id = (await _api.StartAsync(StartRequest.Usual(name)))["id"]!.GetValue<string>();
        await Eventually.GetAsync(() => _api.LaunchAsync(id), launch => launch["status"]!.GetValue<string>() == "inReadiness", "An open phase");
        await new LaunchWalk(_api, id).CompleteOpenItemsAsync();
        var mail = await Eventually.GetAsync(
            async () => (await _api.MailboxAsync()).FirstOrDefault(mail => IsRequestTo(mail, name, "ana@contoso.example")), mail => mail is not null, "A review link");
        return (id, LaunchWalk.LinkOf(mail!)!);
    }

    private static bool IsRequestTo(JsonNode mail, string name, string person) =>
        mail["to"]!.GetValue<string>() == person && mail["subject"]!.GetValue<string>().Contains(name, StringComparison.Ordinal) && LaunchWalk.LinkOf(mail) is not null;

    private async Task<int> SignOffsAsync(string id) =>
        (await _api.GetAsync($"api/launches/{id}/audit?pageSize=1000"))["items"]!.AsArray().Count(entry => entry!["action"]!.GetValue<string>() == "signOff.recorded");

    private string Address(string path) => new Uri(_api.Http.BaseAddress!, path).AbsoluteUri;
}
