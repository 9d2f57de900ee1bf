using LaunchControl.Drivers;
using Microsoft.Playwright;

namespace LaunchControl.Browser.Tests;

/// <summary>The decision by keyboard alone, in a browser without JavaScript.</summary>
public sealed class KeyboardTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int MostTabs = 60;

    [Fact]
    public async Task Tab_Space_and_Enter_are_enough_to_decide_and_an_error_leads_to_its_field()
    {
        var launch = await SmallLaunch.StartAsync(chromium.Host.Api, TestPlaybook.Usual("keyboard"));
        await launch.CompleteAsync("a1", "a2");
        await launch.UntilGateAsync("alpha", "inReview");
        var mails = await Eventually.GetAsync(() => launch.MailsAsync(TestPlaybook.LeadOf("alpha")), mails => mails.Any(mail => LaunchWalk.LinkOf(mail) is not null), "A link");
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(mails.Select(LaunchWalk.LinkOf).First(link => link is not null)!.AbsoluteUri);

        await TabToAsync(page, "a.skip");
        await TabToAsync(page, "input[value=approve]");
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.True(await page.Locator("input[value=reject]").IsCheckedAsync());
        await TabToAsync(page, "form button");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, ".errors a");
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await IsFocusedAsync(page, "#comment"), "The error leads to its field.");

        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("ArrowUp");
        await TabToAsync(page, "#comment");
        await page.Keyboard.TypeAsync("Ready when you are");
        await TabToAsync(page, "summary");
        await TabToAsync(page, "form button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/sign-off/**received**");

        Assert.Equal("Recorded: you approved Gate alpha", await page.Locator("h1").InnerTextAsync());
        Assert.Contains("Ready when you are", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await launch.UntilGateAsync("alpha", "approved");
    }

    [Fact]
    public async Task Tab_Space_and_Enter_are_enough_to_send_feedback_and_an_error_leads_to_its_field()
    {
        var launch = await SmallLaunch.StartAsync(chromium.Host.Api, TestPlaybook.Usual("keyboard-feedback"));
        var link = (await launch.CallAsync(HttpMethod.Post, "feedback/link")).Body["address"]!.GetValue<string>();
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(link);

        await TabToAsync(page, "#text");
        await page.Keyboard.TypeAsync("Fast and useful");
        await TabToAsync(page, "form button");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, ".errors a");
        await page.Keyboard.PressAsync("Enter");
        Assert.True(await IsFocusedAsync(page, "#good"), "The error leads to its field.");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "form button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/feedback/**thanks**");

        Assert.Equal("Thank you", await page.Locator("h1").InnerTextAsync());
        var summary = await chromium.Host.Api.GetAsync($"api/launches/{launch.Id}/feedback/summary");
        Assert.Equal((1, 1), (summary["count"]!.GetValue<int>(), summary["positive"]!.GetValue<int>()));
    }

    /// <summary>Presses Tab until an element has the focus, and sees to it that the focus is visible on the way.</summary>
    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < MostTabs && !await IsFocusedAsync(page, selector); i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.True(await IsFocusedAsync(page, selector), $"Tab does not lead to {selector}.");
        Assert.Equal("solid 3px", await page.Locator(":focus").EvaluateAsync<string>("one => { const style = getComputedStyle(one); return `${style.outlineStyle} ${style.outlineWidth}`; }"));
    }

    private static async Task<bool> IsFocusedAsync(IPage page, string selector) => await page.Locator($"{selector}:focus").CountAsync() == 1;
}
