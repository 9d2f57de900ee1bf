using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using static LaunchControl.Functions.Tests.Performance.MeasuredLaunch;

namespace LaunchControl.Functions.Tests.Performance;

/// <summary>Checks after launch, from the contract to the snapshots, in virtual time.</summary>
public sealed class LadderTests(RunningHost host) : IClassFixture<RunningHost>
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task A_launch_that_meets_its_targets_shows_it_at_every_check_and_is_completed_after_the_last()
    {
        var launch = await GoLiveAsync(host.Api, "meets-targets", [Metric("activation-rate", "up", 34, 40, 30)], new JsonArray("L+1h", "L+1d"));
        await launch.CheckAsync(Hour, ("activation-rate", 38));
        Assert.Equal("live", (await launch.Launch.ReadAsync())["status"]!.GetValue<string>());
        await launch.MoveToAsync(Day - TimeSpan.FromMinutes(5));
        await launch.PushAsync("activation-rate", 44, 45);
        await launch.MoveToAsync(Day);

        var view = await launch.Launch.UntilAsync("completed");
        Assert.Equal(["L+1h marginal", "L+1d met"], await launch.VerdictsAsync("activation-rate"));
        var snapshot = (await launch.SnapshotsOfAsync("activation-rate"))[1];
        Assert.Equal(42.333, snapshot["measurement"]!["value"]!.GetValue<double>(), 3);
        Assert.Equal((3, 8.333, 4.333), (snapshot["measurement"]!["count"]!.GetValue<int>(), Math.Round(snapshot["fromBaseline"]!.GetValue<double>(), 3), Math.Round(snapshot["fromPrevious"]!.GetValue<double>(), 3)));
        Assert.False(snapshot["isLate"]!.GetValue<bool>());
        Assert.Equal(launch.LiveAt, snapshot["measurement"]!["from"]!.GetValue<DateTimeOffset>());

        var check = view["postLaunchChecks"]!.AsArray()[1]!;
        Assert.Equal(("met", "continue"), (check["verdicts"]!["activation-rate"]!.GetValue<string>(), check["recommendation"]!.GetValue<string>()));
        Assert.Contains(await launch.Launch.TrailAsync(), entry => entry["summary"]!.GetValue<string>() == "The L+1d check ran. 1 met. Recommendation: continue.");
        Assert.Empty(await launch.AlertsAsync(StartRequest.Owner));
        Assert.Empty(view["incidents"]!.AsArray());
    }

    [Fact]
    public async Task A_breach_on_the_first_day_that_is_over_on_the_second_is_one_incident_with_two_mails()
    {
        var launch = await GoLiveAsync(host.Api, "recovers", [Metric("error-rate", "down", 2, 1, 5)], new JsonArray("L+1h", "L+1d", "L+2d", "L+3d"));
        await launch.CheckAsync(Hour, ("error-rate", 1));
        await launch.CheckAsync(Day, ("error-rate", 11.5));

        var incident = (await launch.Launch.ReadAsync())["incidents"]!.AsArray().Single()!;
        Assert.Equal(("error-rate-1", "L+1d", "hold"), (incident["id"]!.GetValue<string>(), incident["openedBy"]!.GetValue<string>(), incident["recommendation"]!.GetValue<string>()));
        Assert.Equal(["Guardrail breached: error-rate - Launch recovers"], await launch.AlertsAsync(StartRequest.Owner));
        var mail = (await launch.Launch.MailsAsync(StartRequest.Owner)).Single(sent => sent["subject"]!.GetValue<string>().StartsWith("Guardrail", StringComparison.Ordinal))["text"]!.GetValue<string>();
        Assert.Contains("error-rate: 6.25 %, guardrail 5 % - recommendation: hold. G1 (one guardrail breached at one check)", string.Join(' ', mail.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);

        await launch.CheckAsync(2 * Day, ("error-rate", 1));
        await launch.CheckAsync(3 * Day, ("error-rate", 1));

        incident = (await launch.Launch.UntilAsync("completed"))["incidents"]!.AsArray().Single()!;
        Assert.Equal(("L+2d", 1), (incident["clearedBy"]!.GetValue<string>(), incident["breaches"]!.GetValue<int>()));
        Assert.Equal(["Guardrail breached: error-rate - Launch recovers", "Guardrail kept again: error-rate - Launch recovers"], await launch.AlertsAsync(StartRequest.Owner));
        Assert.Equal((1, 1), (await launch.Launch.CountAsync("guardrail.breached", "metric/error-rate"), await launch.Launch.CountAsync("guardrail.cleared", "metric/error-rate")));
        Assert.Equal(["L+1h met", "L+1d missed", "L+2d met", "L+3d met"], await launch.VerdictsAsync("error-rate"));
    }

    [Fact]
    public async Task A_silent_source_is_no_data_and_no_reason_to_go_on()
    {
        var launch = await GoLiveAsync(host.Api, "silent", [Metric("activation-rate", "up", 34, 40, 30)], new JsonArray("L+1h"));
        await launch.MoveToAsync(Hour);

        var check = (await launch.Launch.UntilAsync("completed"))["postLaunchChecks"]!.AsArray().Single()!;
        Assert.Null(check["recommendation"]);
        var snapshot = (await launch.SnapshotsOfAsync("activation-rate")).Single();
        Assert.Equal(("noData", "There is no value in the window."), (snapshot["verdict"]!.GetValue<string>(), snapshot["because"]!.GetValue<string>()));
        Assert.Null(snapshot["measurement"]!["value"]);
    }

    [Fact]
    public async Task A_cadence_runs_each_of_its_checks_once_also_where_the_clock_jumps()
    {
        var launch = await GoLiveAsync(host.Api, "cadence", [Metric("activation-rate")], new JsonObject { ["every"] = "P1D", ["until"] = "P30D" });
        await launch.MoveToAsync(40 * Day);

        var checks = (await launch.Launch.UntilAsync("completed"))["postLaunchChecks"]!.AsArray();
        Assert.Equal(Enumerable.Range(1, 30).Select(day => $"L+{day}d"), checks.Select(check => check!["offset"]!.GetValue<string>()));
        Assert.All(checks, check => Assert.False(check!["isLate"]!.GetValue<bool>()));
        Assert.Equal(30, await launch.Launch.CountAsync("check.ran"));
        Assert.Equal(30, (await launch.SnapshotsOfAsync("activation-rate")).Count);
    }

    [Fact]
    public async Task Fifty_metrics_of_which_forty_breach_their_guardrails_are_one_transaction_and_one_mail()
    {
        var metrics = Enumerable.Range(0, 50).Select(index => Metric($"metric-{index}", "up", 10, 20, index < 40 ? 5 : null)).ToArray<JsonNode?>();
        var launch = await GoLiveAsync(host.Api, "fifty", new JsonArray(metrics), new JsonArray("L+1h"));
        await launch.CheckAsync(Hour, [.. Enumerable.Range(0, 50).Select(index => ($"metric-{index}", 1.0))]);

        var view = await launch.Launch.UntilAsync("completed");
        Assert.Equal(40, view["incidents"]!.AsArray().Count);
        Assert.Equal(40, await launch.Launch.CountAsync("guardrail.breached"));
        Assert.Equal(["Guardrail breached: metric-0 and 39 more metrics - Launch fifty"], await launch.AlertsAsync(StartRequest.Owner));
        var items = (await launch.SnapshotsAsync())["items"]!.AsArray();
        Assert.Equal(50, items.Count);
        Assert.All(items, item => Assert.Equal("missed", Assert.Single(item!["snapshots"]!.AsArray())!["verdict"]!.GetValue<string>()));
        Assert.True((await host.Api.GetAsync($"api/launches/{launch.Launch.Id}/dossier/verify"))["state"]!["matches"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Snapshots_are_found_by_metric_and_time_and_read_as_CSV()
    {
        var launch = await GoLiveAsync(host.Api, "queries", [Metric("one", target: 2), Metric("two")], new JsonArray("L+1h", "L+1d"));
        await launch.CheckAsync(Hour, ("one", 2));
        await launch.MoveToAsync(Day);
        await launch.Launch.UntilAsync("completed");

        Assert.Equal([("one", 2), ("two", 2)], await CountsAsync(""));
        Assert.Equal([("one", 2)], await CountsAsync("?metric=one"));
        Assert.Equal([("one", 1), ("two", 1)], await CountsAsync($"?from={Instant(2 * Hour)}"));
        Assert.Equal([("one", 1)], await CountsAsync($"?metric=one&to={Instant(2 * Hour)}"));
        Assert.Equal([("one", 1)], await CountsAsync($"?metric=one&from={Instant(Hour)}&to={Instant(Day)}"));
        Assert.Empty(await CountsAsync("?metric=three"));
        using var faulty = await host.Api.Http.GetAsync($"api/launches/{launch.Launch.Id}/snapshots?from=yesterday&to=2027-13-01");
        Assert.Equal(422, (int)faulty.StatusCode);

        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/launches/{launch.Launch.Id}/snapshots");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        using var response = await host.Api.Http.SendAsync(request);
        var rows = (await response.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, rows.Length);
        Assert.StartsWith("metric,name,unit,check,dueAt", rows[0], StringComparison.Ordinal);
        Assert.Matches("^one,,%,L\\+1h,.*,false,2,1,met,2 % reaches the target of 2 %.,,,false,up,,2,,mean,1,", rows[1]);

        async Task<IReadOnlyList<(string, int)>> CountsAsync(string query) =>
            [.. (await launch.SnapshotsAsync(query))["items"]!.AsArray().Select(item => (item!["metric"]!.GetValue<string>(), item["snapshots"]!.AsArray().Count))];

        string Instant(TimeSpan afterLaunch) => Uri.EscapeDataString((launch.LiveAt + afterLaunch).ToString("O"));
    }
}
