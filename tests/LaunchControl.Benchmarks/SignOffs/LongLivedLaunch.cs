using LaunchControl.Benchmarks.Load;
using LaunchControl.Benchmarks.Reporting;
using LaunchControl.Benchmarks.Running;
using LaunchControl.Benchmarks.Storage;

namespace LaunchControl.Benchmarks.SignOffs;

/// <summary>P8: what a sign-off costs in a launch that has seen thousands of them, against what it costs in one that has seen none.</summary>
internal sealed class LongLivedLaunch : IBenchmark
{
    private BenchHost _host = null!;
    private SignOffSender _sender = null!;
    private Crowd _old = null!;
    private int _entries;
    private int _launches;

    public string Row => "P8";

    public async Task PrepareAsync(BenchmarkRun run)
    {
        _host = await BenchHost.StartAsync();
        _sender = new SignOffSender(_host);
        _old = await Crowd.StartAsync(_host, _sender, run, ++_launches);
        var wanted = run.Of(10_000, 300);
        while ((_entries = (await _host.ReadAsync(_old.LaunchId)).AuditSequence) < wanted)
        {
            await _sender.RecordAsync(_old.NextRound());
            if (_entries % 1_000 < _old.Seats.Count)
            {
                run.Say($"{_entries} of {wanted} audit entries");
            }
        }
    }

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run)
    {
        var young = await Crowd.StartAsync(_host, _sender, run, ++_launches);
        run.Say("the first sign-offs of a launch");
        var (firstTime, firstCalls) = await CostAsync(young, run);
        run.Say($"sign-offs of a launch with {_entries} audit entries");
        var (lastTime, lastCalls) = await CostAsync(_old, run);
        run.Say("bare calls of both");
        await using var bare = await BareSignOffs.CopyAsync(_host);
        var firstBare = await BareAsync(bare, young, run);
        return
        [
            Line(run, "time of a sign-off, p50", lastTime, firstTime, "ms"),
            Line(run, "storage calls of a sign-off", lastCalls, firstCalls, "calls"),
            Line(run, "bare storage calls of a sign-off, p50", await BareAsync(bare, _old, run), firstBare, "ms") with { Goals = [] },
        ];
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _sender.DisposeAsync();
            await _host.DisposeAsync();
        }
    }

    // One after the other.
    private async Task<(double Time, double Calls)> CostAsync(Crowd crowd, BenchmarkRun run)
    {
        await _host.SettleAsync();
        var messages = crowd.NextRound(run.Of(100, 10));
        using var calls = new StorageCalls();
        var times = await Timing.OfEachAsync(messages.Count, async at => await _sender.RecordAsync([messages[at]]));
        return (Percentiles.Of(times, 50), (double)calls.Count / messages.Count);
    }

    // What the storage itself takes for the same calls in a partition of that size.
    private static async Task<double> BareAsync(BareSignOffs bare, Crowd crowd, BenchmarkRun run) =>
        Percentiles.Of(await Timing.OfEachAsync(run.Of(100, 10), at => bare.SignOffAsync(crowd.Seats[at % crowd.Seats.Count])), 50);

    private static Measurement Line(BenchmarkRun run, string what, double last, double first, string unit) =>
        new($"{what}, after {(run.IsQuick ? "300" : "10,000")} audit entries", last, unit)
        {
            Limit = first,
            LimitWhat = "the first ones of a launch",
            Goals = [new Goal("at most 2 times the first", (_, ratio) => ratio <= 2)],
        };
}
