using System.Text.Json.Nodes;
using LaunchControl.Benchmarks.Load;
using LaunchControl.Benchmarks.Reporting;
using LaunchControl.Benchmarks.Running;
using LaunchControl.Benchmarks.Storage;
using LaunchControl.Drivers;

namespace LaunchControl.Benchmarks.Launches;

/// <summary>P9: a launch's ninety days in virtual time, simulated, and over HTTP on the real storage.</summary>
internal sealed class WholeLaunches : IBenchmark
{
    public string Row => "P9";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run) => [await Task.Run(() => Simulate(run)), await WalkAsync(run)];

    // Faults and all; a seed has one to three launches.
    private static Measurement Simulate(BenchmarkRun run)
    {
        var seeds = run.Of(40, 3);
        run.Say($"simulating {seeds} seeds");
        Simulation.Simulation.Run((ulong)run.Seed);
        var (launches, watch) = (0, System.Diagnostics.Stopwatch.StartNew());
        for (var seed = 1; seed <= seeds; seed++)
        {
            var result = Simulation.Simulation.Run((ulong)(run.Seed + seed));
            InvalidMeasurementException.Require(result.Violation is null, $"Seed {result.Seed}: {result.Violation}");
            launches += result.Launches;
        }

        return new Measurement("a launch in the simulation, with faults", watch.Elapsed.TotalSeconds / launches, "s") { Goals = [Goal.Under(2, "s")] };
    }

    private static async Task<Measurement> WalkAsync(BenchmarkRun run)
    {
        await using var host = await BenchHost.StartAsync();
        run.Say("one launch to warm up, one to measure");
        await WalkAsync(host);
        await host.SettleAsync();
        using var calls = new StorageCalls();
        var seconds = await Timing.OfAsync(() => WalkAsync(host)) / 1000;
        var count = (int)calls.Count;
        var limit = count / await RawUpserts.RateAsync(host.Tables, count, 1);
        return new Measurement("a launch over HTTP (saas-ga, T1), from start to completed", seconds, "s")
        {
            Limit = limit,
            LimitWhat = "as many bare upserts as it has storage calls, one after the other",
            Goals = [Goal.Under(2, "s")],
        };
    }

    private static async Task WalkAsync(BenchHost host)
    {
        using (var cleared = await host.Api.Http.DeleteAsync("dev/mailbox"))
        {
            cleared.EnsureSuccessStatusCode();
        }

        var started = await host.Api.StartAsync(StartRequest.Usual(now: host.Now));
        var id = started["id"]!.GetValue<string>();
        await new LaunchWalk(host.Api, id).WorkUntilAsync("scheduled");
        await host.Api.PostAsync("dev/clock", new JsonObject { ["now"] = started["launchAt"]!.GetValue<DateTimeOffset>().AddSeconds(1).ToString("O") });
        await host.Api.AdvanceAsync("P91D");
        var status = (await host.Api.LaunchAsync(id))["status"]!.GetValue<string>();
        InvalidMeasurementException.Require(status == "completed", $"The launch is {status}, not completed.");
    }
}
