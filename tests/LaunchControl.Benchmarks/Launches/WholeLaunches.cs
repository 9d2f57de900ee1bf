using System.Diagnostics;
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

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run) => [await Task.Run(() => Simulate(run)), .. await WalkAsync(run)];

    // Faults and all; a seed has one to three launches. One that breaks a promise ends early, so it says nothing about time: it is told, and not counted.
    private static Measurement Simulate(BenchmarkRun run)
    {
        var seeds = run.Of(40, 3);
        run.Say($"simulating {seeds} seeds");
        Simulation.Simulation.Run((ulong)run.Seed);
        var (launches, seconds) = (0, 0.0);
        for (var seed = 1; seed <= seeds; seed++)
        {
            var watch = Stopwatch.StartNew();
            var result = Simulation.Simulation.Run((ulong)(run.Seed + seed));
            if (result.Violation is { } violation)
            {
                run.Say($"NOT COUNTED: seed {result.Seed} breaks a promise, replay it with ./eng/simulate.sh --seed {result.Seed}: {violation}");
                continue;
            }

            (launches, seconds) = (launches + result.Launches, seconds + watch.Elapsed.TotalSeconds);
        }

        InvalidMeasurementException.Require(launches >= seeds / 2, $"Only {launches} launches of {seeds} seeds were completed.");
        return new Measurement("a launch in the simulation, with faults", seconds / launches, "s") { Goals = [Goal.Under(2, "s")] };
    }

    private static async Task<IReadOnlyList<Measurement>> WalkAsync(BenchmarkRun run)
    {
        await using var host = await BenchHost.StartAsync();
        var warmUps = run.Of(6, 1);
        run.Say($"{warmUps} launches to warm up, one to measure");
        for (var launch = 0; launch < warmUps; launch++)
        {
            await WalkAsync(host);
            await host.SettleAsync();
        }

        using var calls = new StorageCalls();
        var (worked, moved) = await WalkAsync(host);
        var count = (int)calls.Count;
        var limit = count / await RawUpserts.RateAsync(host.Tables, count, 1);
        return
        [
            new Measurement("a launch over HTTP (saas-ga, T1), from start to completed", worked + moved, "s")
            {
                Limit = limit,
                LimitWhat = "as many bare upserts as it has storage calls, one after the other",
                Goals = [Goal.Under(2, "s")],
            },
            new Measurement("of which people work, from start to go", worked, "s"),
            new Measurement("of which time is moved, from go to completed", moved, "s"),
        ];
    }

    private static async Task<(double Worked, double Moved)> WalkAsync(BenchHost host)
    {
        using (var cleared = await host.Api.Http.DeleteAsync("dev/mailbox"))
        {
            cleared.EnsureSuccessStatusCode();
        }

        var watch = Stopwatch.StartNew();
        var started = await host.Api.StartAsync(StartRequest.Usual(now: host.Now));
        var id = started["id"]!.GetValue<string>();
        await new LaunchWalk(host.Api, id).WorkUntilAsync("scheduled");
        var worked = watch.Elapsed.TotalSeconds;
        await host.Api.PostAsync("dev/clock", new JsonObject { ["now"] = started["launchAt"]!.GetValue<DateTimeOffset>().AddSeconds(1).ToString("O") });
        await host.Api.AdvanceAsync("P91D");
        var moved = watch.Elapsed.TotalSeconds - worked;
        var status = (await host.Api.LaunchAsync(id))["status"]!.GetValue<string>();
        InvalidMeasurementException.Require(status == "completed", $"The launch is {status}, not completed.");
        return (worked, moved);
    }
}
