using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using static LaunchControl.Drivers.JsonBodies;
using static LaunchControl.Functions.Tests.Performance.MeasuredLaunch;

namespace LaunchControl.Functions.Tests.Performance;

/// <summary>What is agreed about metrics, when it is frozen, and who may change it how.</summary>
public sealed class ContractTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_change_after_the_go_needs_a_reason_judges_what_comes_and_leaves_what_was_agreed_and_judged_alone()
    {
        var launch = await ScheduleAsync(host.Api, "frozen", [Metric("signups", target: 100, unit: null)], new JsonArray("L+1h", "L+2h"));
        var agreed = (await launch.Launch.ReadAsync())["agreedMetrics"]!.AsArray().Single()!.ToJsonString();
        await launch.Launch.RefusesAsync(() => PutAsync(launch, "signups", Contract(50)), HttpStatusCode.UnprocessableEntity, "reason-required", "/reason");
        await launch.Launch.RefusesAsync(() => DeleteAsync(launch, "signups"), HttpStatusCode.UnprocessableEntity, "reason-required", "/reason");
        await host.Api.MoveToAsync(launch.LiveAt);
        await launch.Launch.UntilAsync("live");
        await launch.CheckAsync(Hour, ("signups", 60));

        var changed = Contract(50).With("reason", "Half of the market launches later");
        (await PutAsync(launch, "signups", changed)).IsAccepted();
        await launch.Launch.IgnoresAsync(() => PutAsync(launch, "signups", changed));
        await launch.CheckAsync(2 * Hour, ("signups", 60));

        Assert.Equal(["L+1h missed", "L+2h met"], await launch.VerdictsAsync("signups"));
        var history = (await launch.SnapshotsAsync())["items"]!.AsArray().Single()!;
        Assert.Equal((100, 50), (history["agreed"]!["target"]!.GetValue<int>(), history["current"]!["target"]!.GetValue<int>()));
        Assert.Equal([100, 50], history["snapshots"]!.AsArray().Select(snapshot => snapshot!["metric"]!["target"]!.GetValue<int>()));
        Assert.Equal(agreed, (await launch.Launch.ReadAsync())["agreedMetrics"]!.AsArray().Single()!.ToJsonString());
        var entry = (await launch.Launch.TrailAsync()).Single(line => line["action"]!.GetValue<string>() == "metric.changed");
        Assert.Equal(("metric/signups", "The contract of metric 'signups' changed: target 100 becomes 50.", "Half of the market launches later"),
            (entry["subject"]!.GetValue<string>(), entry["summary"]!.GetValue<string>(), entry["reason"]!.GetValue<string>()));

        await launch.Launch.UntilAsync("completed");
        await launch.Launch.RefusesAsync(() => PutAsync(launch, "signups", Contract(1).With("reason", "Too late")), HttpStatusCode.Conflict, "launch-is-over");
    }

    [Fact]
    public async Task Before_the_go_metrics_come_and_go_without_a_reason()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, await RequestAsync(host.Api, "agreeing", [Metric("signups")], null));
        (await launch.CallAsync(HttpMethod.Put, "metrics/churn", Contract(2).With("direction", "down").With("window", "P2D").With("aggregation", "median").With("minimumData", 3))).IsAccepted();
        (await launch.CallAsync(HttpMethod.Delete, "metrics/signups")).IsAccepted();
        await launch.IgnoresAsync(() => launch.CallAsync(HttpMethod.Delete, "metrics/signups"));
        await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Delete, "metrics/signup"), HttpStatusCode.NotFound, "metric-not-found");

        var metric = (await launch.ReadAsync())["metrics"]!.AsArray().Single()!;
        Assert.Equal(("churn", "P2D", "median", 3), (metric["id"]!.GetValue<string>(), metric["window"]!.GetValue<string>(), metric["aggregation"]!.GetValue<string>(), metric["minimumData"]!.GetValue<int>()));
        Assert.Equal((1, 1), (await launch.CountAsync("metric.added"), await launch.CountAsync("metric.removed")));
    }

    [Fact]
    public async Task Without_a_body_nothing_is_agreed_and_no_contract_is_erased()
    {
        var launch = await SmallLaunch.StartAsync(host.Api, await RequestAsync(host.Api, "bodyless", [Metric("signups", target: 100)], null));
        foreach (var id in new[] { "signups", "unknown" })
        {
            await launch.RefusesAsync(async () =>
            {
                using var response = await host.Api.Http.PutAsync($"api/launches/{launch.Id}/metrics/{id}", content: null);
                return new ApiAnswer(response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!);
            }, HttpStatusCode.BadRequest, "malformed-json");
        }
    }

    [Fact]
    public async Task A_faulty_contract_is_refused_with_all_its_faults_at_a_start_in_a_playbook_and_by_itself()
    {
        var faulty = new JsonObject
        {
            ["id"] = "signups",
            ["unit"] = "\n",
            ["direction"] = "up",
            ["baseline"] = 10,
            ["target"] = 20,
            ["guardrail"] = 30,
            ["window"] = "PT5M",
            ["minimumData"] = 0,
            ["aggregation"] = "average",
            ["source"] = new JsonObject { ["kind"] = "http", ["url"] = "https://u:p@x.example", ["query"] = "up", ["secret"] = "Top Secret" },
        };
        string[] members = ["aggregation", "guardrail", "minimumData", "source/pointer", "source/query", "source/secret", "source/url", "unit", "window"];
        var body = await RequestAsync(host.Api, "faulty", [faulty.DeepClone()], null);
        using var start = await host.Api.Http.PostAsJsonAsync("api/launches", body);
        Assert.Equal(members.Select(member => $"/metrics/0/{member}"), await FaultsAsync(start));

        using var playbook = await host.Api.Http.PutAsJsonAsync("api/playbooks/faulty-metrics", TestPlaybook.Usual("faulty-metrics").ToJson().With("metrics", new JsonArray(faulty.DeepClone())));
        Assert.Equal(members.Select(member => $"/metrics/0/{member}"), await FaultsAsync(playbook));

        var launch = await SmallLaunch.StartAsync(host.Api, await RequestAsync(host.Api, "faultless", [], null));
        faulty.Remove("id");
        await launch.RefusesAsync(() => launch.CallAsync(HttpMethod.Put, "metrics/signups", faulty), HttpStatusCode.UnprocessableEntity, "invalid-request", [.. members.Select(member => $"/{member}")]);
    }

    [Theory]
    [InlineData("""["L+1d","L+1h"]""", "/postLaunchChecks/1")]
    [InlineData("""["L-1d"]""", "/postLaunchChecks/0")]
    [InlineData("""["soon"]""", "/postLaunchChecks/0")]
    [InlineData("""["L+1wd","L+3d","L+1wd"]""", "/postLaunchChecks/2")]
    [InlineData("""{ "every": "PT5M", "until": "P1D" }""", "/postLaunchChecks/every")]
    [InlineData("""{ "every": "PT1H", "until": "P30D" }""", "/postLaunchChecks/until")]
    [InlineData("""{ "every": "P1D" }""", "/postLaunchChecks/until")]
    [InlineData("7", "/postLaunchChecks")]
    public async Task Checks_that_make_no_ladder_are_refused(string checks, string fault)
    {
        var body = await RequestAsync(host.Api, "no-ladder", [], JsonNode.Parse(checks));
        using var start = await host.Api.Http.PostAsJsonAsync("api/launches", body);
        Assert.Equal([fault], await FaultsAsync(start));
    }

    [Fact]
    public async Task More_results_than_a_launch_can_keep_are_refused()
    {
        var metrics = new JsonArray([.. Enumerable.Range(0, 20).Select(index => Metric($"m{index}"))]);
        var body = await RequestAsync(host.Api, "too-much", metrics, new JsonObject { ["every"] = "P1D", ["until"] = "P60D" });
        using var start = await host.Api.Http.PostAsJsonAsync("api/launches", body);
        Assert.Equal(["/metrics"], await FaultsAsync(start));
    }

    private static JsonObject Contract(double target) => new() { ["direction"] = "up", ["target"] = target };

    private static Task<ApiAnswer> PutAsync(MeasuredLaunch launch, string metric, JsonObject body) => launch.Launch.CallAsync(HttpMethod.Put, $"metrics/{metric}", body);

    private static Task<ApiAnswer> DeleteAsync(MeasuredLaunch launch, string metric) => launch.Launch.CallAsync(HttpMethod.Delete, $"metrics/{metric}");

    private static async Task<IEnumerable<string>> FaultsAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errors"]!.AsObject().Select(fault => fault.Key).Order(StringComparer.Ordinal).ToList();
    }
}
