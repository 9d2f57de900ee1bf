using System.Globalization;
using LaunchControl.Drivers;
using Microsoft.Playwright;

namespace LaunchControl.Browser.Tests;

/// <summary>A launch from its start to its results, as its people see it: in a browser without JavaScript.</summary>
public sealed class FlowTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Owner = "pm@contoso.example";
    private const int MostReloads = 60;

    private readonly LaunchApi _api = chromium.Host.Api;

    [Fact]
    public async Task A_launch_is_started_signed_off_moved_and_launched_and_its_results_are_charts()
    {
        var playbook = TestPlaybook.Usual("flow");
        using (await _api.Http.PutAsync($"api/playbooks/{playbook.Id}", new StringContent(playbook.ToJson().ToJsonString(), null, "application/json")))
        {
        }

        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { JavaScriptEnabled = false, ReducedMotion = ReducedMotion.Reduce });
        var page = await context.NewPageAsync();
        await SignInAsync(page, "/start");
        var id = await StartAsync(page, playbook);

        await CompleteAsync(page, "Item a1");
        await CompleteAsync(page, "Item a2");
        await SignOffFromMailboxAsync(context, "Gate alpha", TestPlaybook.LeadOf("alpha"));
        await SeeAsync(page, "#gate-alpha", "Approved");

        var launch = await SmallLaunch.FindAsync(_api, id);
        await MoveAWeekAsync(page, launch);
        await CompleteAsync(page, "Item b1");
        await launch.ApproveAsync("beta");
        await launch.ApproveAsync(TestPlaybook.GoNoGo);
        await launch.UntilAsync("scheduled");
        await SeeAsync(page, "main", "Scheduled");

        await SeeResultsAsync(page, await SmallLaunch.FindAsync(_api, id));
    }

    private async Task<string> StartAsync(IPage page, TestPlaybook playbook)
    {
        await page.Locator($"input[value={playbook.Id}]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Contoso Flow");
        await page.GetByLabel("T2: in between").CheckAsync();
        await page.Locator("#launchAt").FillAsync((await SmallLaunch.NowAsync(_api)).AddDays(60).ToString("yyyy-MM-dd'T'09:00", CultureInfo.InvariantCulture));
        await page.Locator("#timeZone").FillAsync("Europe/Berlin");
        foreach (var (role, people) in playbook.People())
        {
            await page.Locator($"#role-{role}").FillAsync(people![0]!.GetValue<string>());
        }

        await page.Locator("#metric-id").FillAsync("sign-ups");
        await page.Locator("#metric-direction").SelectOptionAsync("up");
        await page.Locator("#metric-target").FillAsync("100");
        await page.Locator("#metric-guardrail").FillAsync("20");
        var start = page.GetByRole(AriaRole.Button, new() { Name = "Start the launch" });
        await start.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Start this launch?" }).WaitForAsync();
        await start.ClickAsync();
        await page.GetByText("The launch is started").WaitForAsync();
        var id = new Uri(page.Url).Segments[^1];
        await SeeAsync(page, "#gate-alpha", "Preparing");
        return id;
    }

    private static async Task CompleteAsync(IPage page, string item)
    {
        await SeeAsync(page, "main", item);
        await page.Locator($"#item-{item.Split(' ')[^1]} a[href*='/actions/complete']").ClickAsync();
        await page.Locator("#url").FillAsync("https://wiki.contoso.example/report");
        await page.GetByRole(AriaRole.Button, new() { Name = $"Complete: {item}" }).ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();
        Assert.Contains(item, await page.Locator("[role=status]").InnerTextAsync(), StringComparison.Ordinal);
    }

    // The approver has no account: the mail is all that they have.
    private async Task SignOffFromMailboxAsync(IBrowserContext context, string gate, string person)
    {
        var page = await context.NewPageAsync();
        var mail = page.Locator("tr", new() { HasText = person }).Filter(new() { HasText = $"Sign-off needed: {gate}" }).GetByRole(AriaRole.Link);
        await page.GotoAsync(Address("dev/mailbox"));
        for (var time = 0; time < MostReloads && await mail.CountAsync() == 0; time++)
        {
            await page.ReloadAsync();
        }

        await mail.First.ClickAsync();
        await page.Locator("a[href*='/sign-off/']").First.ClickAsync();
        await page.GetByLabel($"Approve {gate}").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Record my decision on {gate}" }).ClickAsync();
        await page.GetByText($"Recorded: you approved {gate}").WaitForAsync();
        await page.CloseAsync();
    }

    private static async Task MoveAWeekAsync(IPage page, SmallLaunch launch)
    {
        await page.GetByText("Change this launch").ClickAsync();
        await page.Locator("a[href$='/actions/reschedule']").ClickAsync();
        var wanted = launch.LaunchAt.Date.AddDays(7).AddHours(9);
        await page.Locator("#launchAt").FillAsync(wanted.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
        await page.Locator("#reason").FillAsync("A week for the new price");
        var move = page.GetByRole(AriaRole.Button, new() { Name = "Move the launch date" });
        await move.ClickAsync();
        await page.GetByText("Gates that change").WaitForAsync();
        await move.ClickAsync();
        await page.Locator("[role=status]").WaitForAsync();
        Assert.Equal(wanted, (await launch.ReadAsync())["launchAt"]!.GetValue<DateTimeOffset>().DateTime);
    }

    private async Task SeeResultsAsync(IPage page, SmallLaunch launch)
    {
        await launch.MoveToAsync(launch.LaunchAt.AddMinutes(10));
        await launch.UntilAsync("live");
        await SeeAsync(page, "main", "Live");
        await page.GetByText("Change this launch").ClickAsync();
        await page.Locator("a[href$='/actions/observe']").ClickAsync();
        await page.Locator("#metric").SelectOptionAsync("sign-ups");
        await page.Locator("#value").FillAsync("120");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enter a value of a metric" }).ClickAsync();
        await page.GetByText("The value is stored").WaitForAsync();

        await _api.AdvanceAsync("PT2H");
        await SeeAsync(page, "main", "120");
        var chart = page.Locator("svg.chart[role=img]").First;
        Assert.Contains("sign-ups", await chart.Locator("title").TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await chart.Locator("line.target").CountAsync());
        Assert.Equal(1, await chart.Locator("line.guardrail").CountAsync());
        Assert.Equal(1, await chart.Locator("circle.met").CountAsync());
    }

    // What the system does by itself takes a moment; people press reload.
    private static async Task SeeAsync(IPage page, string where, string text)
    {
        for (var time = 0; time < MostReloads && !(await page.Locator(where).First.InnerTextAsync()).Contains(text, StringComparison.Ordinal); time++)
        {
            await page.GotoAsync(page.Url.Split('?')[0]);
        }

        Assert.Contains(text, await page.Locator(where).First.InnerTextAsync(), StringComparison.Ordinal);
    }

    private async Task SignInAsync(IPage page, string returnTo)
    {
        await page.GotoAsync(Address($"dev/sign-in?returnTo={returnTo}"));
        await page.Locator("input[name=email]").FillAsync(Owner);
        await page.Locator("form button").ClickAsync();
        await page.WaitForURLAsync($"**{returnTo}");
    }

    private string Address(string path) => new Uri(_api.Http.BaseAddress!, path).AbsoluteUri;
}
