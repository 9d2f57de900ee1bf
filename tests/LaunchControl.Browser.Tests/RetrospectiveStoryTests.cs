using System.Net;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using Microsoft.Playwright;

namespace LaunchControl.Browser.Tests;

/// <summary>Three launches after their launch, in virtual time, measured from a real HTTP source, and the retrospective that each ends in.</summary>
/// <remarks>With <c>LAUNCHCONTROL_PICTURES</c> set to a folder, each retrospective is kept there as a picture.</remarks>
public sealed class RetrospectiveStoryTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("LAUNCHCONTROL_PICTURES");
    private static readonly (string Check, TimeSpan After)[] Ladder =
        [("L+1h", TimeSpan.FromHours(1)), ("L+1d", TimeSpan.FromDays(1)), ("L+7d", TimeSpan.FromDays(7)), ("L+30d", TimeSpan.FromDays(30)), ("L+90d", TimeSpan.FromDays(90))];

    private readonly RunningHost _host = new() { AllowedHosts = ["127.0.0.1"] };
    private MetricServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await MetricServer.StartAsync();
        await _host.InitializeAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_launch_that_meets_its_targets()
    {
        var retrospective = await LiveThroughAsync("Pulse meets its targets", _server.AddressOf("activation-rate"), activation: [35, 38, 41, 42, 43.5], errors: [0.4, 0.5, 0.4, 0.3, 0.3]);

        Assert.Equal(["missed", "marginal", "met", "met", "met"], Verdicts(retrospective, "activation-rate"));
        Assert.All(Verdicts(retrospective, "error-rate"), verdict => Assert.Equal("met", verdict));
        Assert.Empty(retrospective["incidents"]!.AsArray());
        Assert.Equal(0, await AlertsAsync());
    }

    [Fact]
    public async Task A_launch_that_breaches_a_guardrail_at_day_1_and_recovers()
    {
        var retrospective = await LiveThroughAsync("Pulse breaches and recovers", _server.AddressOf("activation-rate"), activation: [35, 36, 38, 40, 41], errors: [0.6, 3.4, 0.8, 0.5, 0.4]);

        Assert.Equal(["met", "missed", "met", "met", "met"], Verdicts(retrospective, "error-rate"));
        var incident = Assert.Single(retrospective["incidents"]!.AsArray())!;
        Assert.Equal(("L+1d", "L+7d"), (incident["openedBy"]!.GetValue<string>(), incident["clearedBy"]!.GetValue<string>()));
        Assert.Equal(2, await AlertsAsync());
    }

    [Fact]
    public async Task A_launch_with_a_dead_source()
    {
        var retrospective = await LiveThroughAsync("Pulse without a source", $"http://127.0.0.1:{Ports.Free()}/", activation: [0, 0, 0, 0, 0], errors: [0.6, 0.5, 0.8, 0.5, 0.4]);

        Assert.All(Verdicts(retrospective, "activation-rate"), verdict => Assert.Equal("noData", verdict));
        Assert.All(Verdicts(retrospective, "error-rate"), verdict => Assert.Equal("met", verdict));
        Assert.Empty(retrospective["incidents"]!.AsArray());
    }

    private async Task<JsonNode> LiveThroughAsync(string name, string source, double[] activation, double[] errors)
    {
        var started = await _host.Api.StartAsync(Request(name, source));
        var id = started["id"]!.GetValue<string>();
        await new LaunchWalk(_host.Api, id).WorkUntilAsync("scheduled");
        var launchAt = started["launchAt"]!.GetValue<DateTimeOffset>();
        await _host.Api.MoveToAsync(launchAt);
        for (var step = 0; step < Ladder.Length; step++)
        {
            _server.Set("activation-rate", activation[step]);
            _server.Set("error-rate", errors[step]);
            await _host.Api.MoveToAsync(launchAt + Ladder[step].After);
            if (step == 1)
            {
                await SayAsync(id);
            }
        }

        Assert.Equal("completed", (await _host.Api.LaunchAsync(id))["status"]!.GetValue<string>());
        await LookAsync(id);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/launches/{id}/retrospective") { Headers = { { "Accept", "application/json" } } };
        using var answer = await _host.Api.Http.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private JsonObject Request(string name, string source)
    {
        var request = StartRequest.Usual(name);
        request["metrics"] = new JsonArray(
            new JsonObject
            {
                ["id"] = "activation-rate",
                ["name"] = "Activation rate",
                ["unit"] = "%",
                ["direction"] = "up",
                ["baseline"] = 34,
                ["target"] = 40,
                ["guardrail"] = 30,
                ["source"] = new JsonObject { ["kind"] = "http", ["url"] = source, ["pointer"] = "/value" },
            },
            new JsonObject
            {
                ["id"] = "error-rate",
                ["name"] = "Failed requests",
                ["unit"] = "%",
                ["direction"] = "down",
                ["baseline"] = 1.2,
                ["target"] = 1,
                ["guardrail"] = 2,
                ["source"] = new JsonObject { ["kind"] = "http", ["url"] = _server.AddressOf("error-rate"), ["pointer"] = "/value" },
            });
        request["postLaunchChecks"] = new JsonArray([.. Ladder.Select(step => (JsonNode)step.Check)]);
        return request;
    }

    private async Task SayAsync(string id)
    {
        await _host.Api.PostAsync($"api/launches/{id}/feedback", new JsonObject
        {
            ["entries"] = new JsonArray(
                new JsonObject { ["kind"] = "customer", ["text"] = "The new dashboard is great and easy to use." },
                new JsonObject { ["kind"] = "customer", ["text"] = "Too expensive for small teams, and the documentation is confusing." },
                new JsonObject { ["kind"] = "internal", ["text"] = "Support asks for a shorter onboarding." }),
        }, HttpStatusCode.Accepted);
        await _host.Api.PostAsync($"api/launches/{id}/lessons", new JsonObject { ["kind"] = "keep", ["text"] = "Sales was trained two weeks ahead." }, HttpStatusCode.Accepted);
    }

    private async Task LookAsync(string id)
    {
        await using var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { BypassCSP = true, ViewportSize = new ViewportSize { Width = 1200, Height = 800 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(_host.Api.Http.BaseAddress!, $"dev/sign-in?returnTo=/board/{id}/retrospective").ToString());
        await page.Locator("form:not([action$=acknowledge]) button").ClickAsync();
        await page.WaitForURLAsync("**/retrospective");
        if (Pictures is { Length: > 0 })
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, $"retrospective-{id[..id.LastIndexOf('-')]}.png"), FullPage = true });
        }

        await Accessibility.CheckAsync(page, $"The retrospective of {id}");
    }

    private static IEnumerable<string> Verdicts(JsonNode retrospective, string metric) =>
        retrospective["metrics"]!.AsArray().Single(review => review!["id"]!.GetValue<string>() == metric)!["points"]!.AsArray().Select(point => point!["verdict"]!.GetValue<string>());

    private async Task<int> AlertsAsync() => (await _host.Api.MailboxAsync()).Count(mail =>
        mail["to"]!.GetValue<string>() == StartRequest.Owner && mail["subject"]!.GetValue<string>().StartsWith("Guardrail", StringComparison.Ordinal));
}
