using LaunchControl.Benchmarks.Load;
using LaunchControl.Benchmarks.Reporting;
using LaunchControl.Benchmarks.Running;
using LaunchControl.Benchmarks.Storage;

namespace LaunchControl.Benchmarks.SignOffs;

/// <summary>P1: sign-offs recorded a second, each of which passes a gate, spread over many launches.</summary>
internal sealed class SpreadSignOffs : IBenchmark
{
    private const int Gates = 5;

    public string Row => "P1";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run)
    {
        await using var host = await BenchHost.StartAsync();
        await using var sender = new SignOffSender(host);
        var launches = run.Of(200, 40);
        var gates = await SpreadLaunches.StartAsync(host, run, launches, Gates + 2);
        IReadOnlyList<Seat> warmUp = [.. gates[Gates], .. gates[Gates + 1]];
        IReadOnlyList<Seat> seats = [.. gates.Take(Gates).SelectMany(gate => gate)];

        await host.SettleAsync();
        var looks = await LooksAsync(host, sender, warmUp);
        run.Say($"bare storage calls of {seats.Count} sign-offs");
        await using var bare = await BareSignOffs.CopyAsync(host);
        await Timing.RateAsync(warmUp, Concurrency.OfQueues, seat => bare.SignOffAsync(seat, looks));
        var alone = await Timing.RateAsync(seats, Concurrency.OfQueues, seat => bare.SignOffAsync(seat, 0));
        var limit = await Timing.RateAsync(seats, Concurrency.OfQueues, seat => bare.SignOffAsync(seat, looks));

        run.Say($"{seats.Count} sign-offs");
        var rate = await sender.RateAsync(seats);
        await sender.RequireApprovedAsync(seats);
        return
        [
            new Measurement($"sign-offs recorded, over {launches} launches", rate, "/s")
            {
                Limit = limit,
                LimitWhat = $"the storage calls of a sign-off that passes its gate (4, and {looks} for orchestrations), {Concurrency.OfQueues} at a time",
                Goals = [Goal.RatioAtLeast(0.6)],
            },
            new Measurement("the same, against the sign-off's own calls", rate, "/s") { Limit = alone, LimitWhat = "4 calls, and nothing that follows from a passed gate" },
        ];
    }

    // A passed gate is looked at by its orchestration and by its launch's: calls beyond the sign-off's own.
    private static async Task<int> LooksAsync(BenchHost host, SignOffSender sender, IReadOnlyList<Seat> seats)
    {
        using var calls = new StorageCalls();
        await sender.RateAsync(seats);
        await host.SettleAsync();
        return (int)Math.Round((double)calls.Count / seats.Count) - BareSignOffs.Calls;
    }
}
