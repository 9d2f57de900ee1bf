using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using LaunchControl.Functions.Tests.Infrastructure.Http;
using static LaunchControl.Drivers.JsonBodies;
using static LaunchControl.Functions.Tests.Performance.MeasuredLaunch;

namespace LaunchControl.Functions.Tests.Performance.Sources;

/// <summary>A launch in virtual time whose metrics are read from real servers, one of which is dead.</summary>
public sealed class SourcesOfLaunchTests : IAsyncLifetime
{
    private readonly RunningHost _host = new() { AllowedHosts = ["127.0.0.1"] };

    public Task InitializeAsync() => _host.InitializeAsync();

    public Task DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_dead_source_is_no_data_with_its_reason_while_the_others_are_judged()
    {
        var around = (await SmallLaunch.NowAsync(_host.Api)).AddDays(59);
        await using var prometheus = await RealPrometheus.StartAsync(
            [.. Enumerable.Range(0, 3 * 24 * 12).Select(number => ("signups_total", around.AddMinutes(5 * number), number * 5.0))]);
        await using var server = new ScriptedServer().OnBody("/activation", """{"data":{"rate":"41.2"}}""");

        var launch = await GoLiveAsync(_host.Api, "real-sources", new JsonArray(
            Metric("activation-rate", "up", 34, 40, 30).With("source", Source("http", server.Url("/activation")).With("pointer", "/data/rate")),
            Metric("signups-a-minute", "up", 2, 3, unit: null).With("source", Source("prometheus", prometheus.Address.AbsoluteUri).With("query", "rate(signups_total[15m]) * 60")),
            Metric("error-rate", "down", 2, 1, 5).With("source", Source("http", $"http://127.0.0.1:{Ports.Free()}/").With("pointer", "/value"))), new JsonArray("L+1h"));
        await launch.MoveToAsync(TimeSpan.FromHours(1));
        await launch.Launch.UntilAsync("completed");

        Assert.Equal(["L+1h met"], await launch.VerdictsAsync("activation-rate"));
        Assert.Equal(["L+1h missed"], await launch.VerdictsAsync("signups-a-minute"));
        Assert.Equal(["L+1h noData"], await launch.VerdictsAsync("error-rate"));
        Assert.Equal((41.2, 1), await MeasuredAsync(launch, "activation-rate"));
        var (value, count) = await MeasuredAsync(launch, "signups-a-minute");
        Assert.Equal(1, value!.Value, 6);
        Assert.InRange(count, 100, 240);
        var dead = Assert.Single(await launch.SnapshotsOfAsync("error-rate"));
        Assert.Equal("The source could not be connected to.", dead["measurement"]!["noDataBecause"]!.GetValue<string>());
        Assert.Null(dead["measurement"]!["value"]);
    }

    private static JsonObject Source(string kind, string url) => new() { ["kind"] = kind, ["url"] = url };

    private static async Task<(double? Value, int Count)> MeasuredAsync(MeasuredLaunch launch, string metric)
    {
        var measurement = Assert.Single(await launch.SnapshotsOfAsync(metric))["measurement"]!;
        return (measurement["value"]?.GetValue<double>(), measurement["count"]!.GetValue<int>());
    }
}
