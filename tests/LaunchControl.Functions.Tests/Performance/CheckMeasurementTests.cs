using System.Text;
using System.Text.Json.Nodes;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;
using LaunchControl.Drivers;
using LaunchControl.Functions.Orchestrations;
using LaunchControl.Functions.Performance;
using LaunchControl.Functions.Tests.Infrastructure.Http;
using LaunchControl.Functions.Tests.Watchdog;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static LaunchControl.Functions.Tests.Performance.MeasuredLaunch;

namespace LaunchControl.Functions.Tests.Performance;

/// <summary>One check, as its activity runs it: what counts as measured, and how long it takes at most.</summary>
public sealed class CheckMeasurementTests : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly RunningHost _host = new()
    {
        AllowedHosts = ["127.0.0.1"],
        Settings = new Dictionary<string, string> { ["Watchdog:Grace"] = "01:00:00" },
    };

    private TimeProvider Time => _host.App.Services.GetRequiredService<TimeProvider>();

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_server_that_stamps_its_answer_with_now_is_measured_at_a_check_in_time()
    {
        await using var server = new ScriptedServer();
        Answer(server, "/now", TimeSpan.Zero);
        Answer(server, "/ahead", TimeSpan.FromSeconds(2));
        Answer(server, "/old", TimeSpan.FromMinutes(-30));
        Answer(server, "/before-launch", TimeSpan.FromHours(-2));
        Answer(server, "/of-tomorrow", TimeSpan.FromDays(1));
        var launch = await SuspendedAsync("stamped", [.. new[] { "now", "ahead", "old", "before-launch", "of-tomorrow" }.Select(id => FromHttp(id, server.Url($"/{id}")))], "L+1h");
        await launch.MoveToAsync(Hour + TimeSpan.FromMinutes(3));

        Assert.True((await RunAsync(launch)).IsDone);

        foreach (var id in new[] { "now", "ahead", "old" })
        {
            var snapshot = Assert.Single(await launch.SnapshotsOfAsync(id));
            Assert.Equal((7, false), (snapshot["measurement"]!["value"]?.GetValue<int>(), snapshot["isLate"]!.GetValue<bool>()));
        }

        Assert.Equal(["L+1h noData"], await launch.VerdictsAsync("before-launch"));
        Assert.Equal(["L+1h noData"], await launch.VerdictsAsync("of-tomorrow"));
    }

    [Fact]
    public async Task Checks_that_were_missed_run_one_a_turn_each_turn_asking_for_the_next()
    {
        var launch = await SuspendedAsync("one-a-turn", [Metric("errors", "down", guardrail: 5)], "L+1h", "L+2h", "L+3h", "L+9h");
        await launch.MoveToAsync(3 * Hour + TimeSpan.FromMinutes(1));

        Assert.Equal(new Progress(false, launch.LiveAt + (2 * Hour)), await RunAsync(launch));
        Assert.Equal(1, await launch.Launch.CountAsync("check.ran"));
        Assert.Equal(new Progress(false, launch.LiveAt + (3 * Hour)), await RunAsync(launch));
        Assert.Equal(new Progress(false, launch.LiveAt + (9 * Hour)), await RunAsync(launch));
        Assert.Equal(3, await launch.Launch.CountAsync("check.ran"));
        Assert.Equal(new Progress(false, launch.LiveAt + (9 * Hour)), await RunAsync(launch));
    }

    [Fact]
    public async Task An_orchestration_that_goes_on_makes_up_for_all_that_were_missed()
    {
        var launch = await SuspendedAsync("made-up-for", [Metric("errors", "down", guardrail: 5)], "L+1h", "L+2h", "L+3h", "L+4h");
        await launch.MoveToAsync(3 * Hour + TimeSpan.FromMinutes(1));
        Assert.Equal(0, await launch.Launch.CountAsync("check.ran"));

        await new StuckHost(_host).Engine.ResumeInstanceAsync(launch.Launch.Id);
        await launch.MoveToAsync(3 * Hour + TimeSpan.FromMinutes(2));

        Assert.Equal(3, await launch.Launch.CountAsync("check.ran"));
        await launch.MoveToAsync(4 * Hour);
        Assert.Equal(["True", "True", "False", "False"],
            (await launch.Launch.UntilAsync("completed"))["postLaunchChecks"]!.AsArray().Select(check => check!["isLate"]!.GetValue<bool>().ToString()));
    }

    [Fact]
    public async Task A_check_that_can_not_be_recorded_yet_is_tried_again_a_minute_later_and_not_at_once()
    {
        var launch = await SuspendedAsync("ahead-of-time", [Metric("errors", "down", guardrail: 5)], "L+1h");
        var ahead = new FakeTimeProvider(launch.LiveAt + (2 * Hour));

        Assert.Equal(new Progress(false, ahead.GetUtcNow().AddMinutes(1)), await RunAsync(launch, ahead));
        Assert.Equal(0, await launch.Launch.CountAsync("check.ran"));
    }

    [Fact]
    public async Task Sources_that_do_not_answer_cost_a_check_no_more_than_its_patience()
    {
        var launch = await GoLiveAsync(_host.Api, "patience", new JsonArray([.. Enumerable.Range(0, 20).Select(number => Metric($"m{number}", target: 1))]), new JsonArray("L+1h"));
        var stored = (await _host.App.Services.GetRequiredService<ILaunchStore>().ReadAsync(launch.Launch.Id, default))!.Launch;
        var measurement = new CheckMeasurement(new MetricReader([new SilentSource("m0")]), Time) { Patience = TimeSpan.FromSeconds(1) };

        var record = await measurement.MeasureAsync(stored, stored.Checks[0], CancellationToken.None);

        Assert.Equal(stored.Metrics.Select(metric => metric.Id), record.Metrics.Select(measured => measured.Metric.Id));
        Assert.Equal(7, record.Metrics[0].Measurement.Value);
        var reasons = record.Metrics.Skip(1).Select(measured => measured.Measurement.NoDataBecause!).ToList();
        Assert.Equal(8, reasons.Count(reason => reason == "The source did not answer before the check ran out of time."));
        Assert.Equal(11, reasons.Count(reason => reason == "The source was not asked: the check ran out of time."));
    }

    private static JsonObject FromHttp(string id, string url) => new()
    {
        ["id"] = id,
        ["target"] = 7,
        ["source"] = new JsonObject { ["kind"] = "http", ["url"] = url, ["pointer"] = "/value", ["atPointer"] = "/at" },
    };

    private void Answer(ScriptedServer server, string path, TimeSpan ahead) => server.On(path, async (stream, token) =>
    {
        var body = $$"""{"value":7,"at":"{{Time.GetUtcNow() + ahead:O}}"}""";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n{body}"), token);
    });

    // Live, and nobody runs its checks but the test: the watchdog leaves what is suspended alone.
    private async Task<MeasuredLaunch> SuspendedAsync(string name, JsonArray metrics, params string[] checks)
    {
        var launch = await GoLiveAsync(_host.Api, name, metrics, new JsonArray([.. checks.Select(check => (JsonNode)check)]));
        await new StuckHost(_host).SuspendAsync(launch.Launch.Id);
        return launch;
    }

    private Task<Progress> RunAsync(MeasuredLaunch launch, TimeProvider? time = null) =>
        ActivatorUtilities.CreateInstance<RunDueChecksActivity>(_host.App.Services, time ?? Time)
            .RunAsync(new WatchedLaunch(launch.Launch.Id, 0), new StuckHost(_host).Engine, CancellationToken.None);

    /// <summary>Has a value of one metric, and is silent about the others until it is given up.</summary>
    private sealed class SilentSource(string answered) : IMetricSource
    {
        public MetricSourceKind Kind => MetricSourceKind.Push;

        public async Task<Reading> ReadAsync(MetricQuery query, CancellationToken cancellationToken)
        {
            if (query.Metric.Id != answered)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            return new Reading { Samples = [new Sample(query.To, 7)] };
        }
    }
}
