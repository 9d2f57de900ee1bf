using System.Text.Json.Nodes;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.Functions.Orchestrations;
using LaunchControl.Functions.Tests.Watchdog;
using Microsoft.Extensions.DependencyInjection;
using static LaunchControl.Functions.Tests.Performance.MeasuredLaunch;

namespace LaunchControl.Functions.Tests.Performance;

/// <summary>What an outage kept from running is made up for, once, and says that it is late.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ScriptedSource _http = new(MetricSourceKind.Http, 7);
    private readonly RunningHost _host;
    private FailingStore _store = null!;

    public OutageTests() => _host = new RunningHost
    {
        // So long that a check which the watchdog has to bring about is late.
        Settings = new Dictionary<string, string> { ["Watchdog:Grace"] = "00:30:00" },
        Services = services => services.AddSingleton<IMetricSource>(_http)
            .AddSingleton<ILaunchStore>(provider => _store = new FailingStore(new TableLaunchStore(provider.GetRequiredService<LaunchControlTables>()))),
    };

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_late_check_says_so_and_looks_back_from_the_instant_that_it_was_due()
    {
        var launch = await LoseOrchestrationAsync("late", [Metric("pushed", target: 5), FromHttp("now", null), FromHttp("dated", "/at")]);
        await launch.PushAsync("pushed", 5);
        await launch.MoveToAsync(Hour + TimeSpan.FromMinutes(20));
        await launch.PushAsync("pushed", 100);
        await launch.MoveToAsync(2 * Hour);

        var check = (await launch.Launch.UntilAsync("completed"))["postLaunchChecks"]!.AsArray().Single()!;
        Assert.True(check["isLate"]!.GetValue<bool>());
        var pushed = (await launch.SnapshotsOfAsync("pushed")).Single();
        Assert.True(pushed["isLate"]!.GetValue<bool>());
        Assert.Equal((5, launch.LiveAt + Hour), (pushed["measurement"]!["value"]!.GetValue<int>(), pushed["measurement"]!["to"]!.GetValue<DateTimeOffset>()));
        Assert.Contains("The L+1h check ran late, by ", (await launch.Launch.TrailAsync()).Single(entry => entry["action"]!.GetValue<string>() == "check.ran")["summary"]!.GetValue<string>(), StringComparison.Ordinal);

        Assert.Equal(["L+1h noData"], await launch.VerdictsAsync("now"));
        Assert.StartsWith("The source tells only what is now, and the check ran late", (await launch.SnapshotsOfAsync("now")).Single()["because"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(["L+1h met"], await launch.VerdictsAsync("dated"));
    }

    [Fact]
    public async Task What_is_now_counts_where_the_check_is_in_time()
    {
        var launch = await GoLiveAsync(_host.Api, "in-time", [FromHttp("now", null)], new JsonArray("L+1h"));
        await launch.MoveToAsync(Hour);
        await launch.Launch.UntilAsync("completed");
        Assert.Equal(["L+1h met"], await launch.VerdictsAsync("now"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_crash_before_or_after_storing_runs_nothing_twice(bool isBefore)
    {
        var launch = await GoLiveAsync(_host.Api, isBefore ? "crash-before" : "crash-after", [Metric("errors", "down", guardrail: 5)], new JsonArray("L+1h", "L+2h"));
        (_store.FailsBefore, _store.FailsAfter) = (isBefore, !isBefore);
        await launch.CheckAsync(Hour, ("errors", 9));
        await launch.MoveToAsync(Hour + TimeSpan.FromMinutes(30));

        Assert.Equal(["L+1h missed"], await launch.VerdictsAsync("errors"));
        Assert.Equal((1, 1), (await launch.Launch.CountAsync("check.ran"), await launch.Launch.CountAsync("guardrail.breached")));
        Assert.Single(await launch.AlertsAsync(StartRequest.Owner));
        await launch.MoveToAsync(3 * Hour);
        await launch.Launch.UntilAsync("completed");
        Assert.Equal(2, await launch.Launch.CountAsync("check.ran"));
    }

    [Fact]
    public async Task Two_runs_at_once_give_one_set_of_snapshots()
    {
        var launch = await LoseOrchestrationAsync("at-once", [Metric("errors", "down", guardrail: 5)]);
        await launch.PushAsync("errors", 9);
        await launch.MoveToAsync(Hour + TimeSpan.FromMinutes(1));

        var stuck = new StuckHost(_host);
        var activity = ActivatorUtilities.CreateInstance<RunDueChecksActivity>(_host.App.Services);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => activity.RunAsync(new WatchedLaunch(launch.Launch.Id, 0), stuck.Engine, default))));

        Assert.Equal(["L+1h missed"], await launch.VerdictsAsync("errors"));
        Assert.Equal((1, 1, 1), (await launch.Launch.CountAsync("check.ran"), await launch.Launch.CountAsync("guardrail.breached"), await launch.Launch.CountAsync("launch.completed")));
        Assert.Single(await launch.AlertsAsync(StartRequest.Owner));
    }

    private static JsonObject FromHttp(string id, string? atPointer) => new()
    {
        ["id"] = id,
        ["target"] = 7,
        ["source"] = new JsonObject { ["kind"] = "http", ["url"] = "https://metrics.contoso.example/value", ["pointer"] = "/value", ["atPointer"] = atPointer },
    };

    // Live, with a check in a minute, and nobody who would run it but the watchdog.
    private async Task<MeasuredLaunch> LoseOrchestrationAsync(string name, JsonArray metrics)
    {
        var launch = await GoLiveAsync(_host.Api, name, metrics, new JsonArray("L+1h"));
        await launch.MoveToAsync(Hour - TimeSpan.FromMinutes(1));
        await new StuckHost(_host).PurgeAsync(launch.Launch.Id);
        return launch;
    }
}
