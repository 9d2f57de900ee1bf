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
        run.Say($"bare storage calls of {seats.Count} sign-offs");
        await using var bare = await BareSignOffs.CopyAsync(host);
        await Timing.RateAsync(warmUp, Concurrency.OfQueues, bare.SignOffAsync);
        var limit = await Timing.RateAsync(seats, Concurrency.OfQueues, bare.SignOffAsync);

        run.Say($"{seats.Count} sign-offs");
        await sender.RateAsync(warmUp);
        await host.SettleAsync();
        var rate = await sender.RateAsync(seats);
        await sender.RequireApprovedAsync(seats);
        return
        [
            new Measurement($"sign-offs recorded, over {launches} launches", rate, "/s")
            {
                Limit = limit,
                LimitWhat = $"the storage calls of a sign-off, {Concurrency.OfQueues} at a time",
                Goals = [Goal.RatioAtLeast(0.6)],
            },
        ];
    }
}
