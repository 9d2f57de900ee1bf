using System.Diagnostics;
using LaunchControl.Benchmarks.Load;
using LaunchControl.Benchmarks.Reporting;
using LaunchControl.Benchmarks.Running;
using LaunchControl.Benchmarks.Storage;
using LaunchControl.Drivers;

namespace LaunchControl.Benchmarks.SignOffs;

/// <summary>P4: from a sign-off until whoever signs the next gate has the mail that asks for it.</summary>
internal sealed class DependentGateMails : IBenchmark
{
    private const string First = "one";
    private const string Next = "two";
    private const int BackgroundGates = 6;

    private static readonly TestPlaybook Chain = SpreadLaunches.WithLaterPhase(new TestPlaybook("chain").InFirst(First).InFirstAfter(First, Next));

    public string Row => "P4";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run)
    {
        await using var host = await BenchHost.StartAsync();
        await using var sender = new SignOffSender(host);
        var gates = await SpreadLaunches.StartAsync(host, run, run.Of(150, 8), BackgroundGates + 1);
        var count = run.Of(100, 3);
        run.Say($"starting {2 * count} launches of two gates, one after the other");
        await SpreadLaunches.StoreAsync(host, Chain);
        var seats = await SpreadLaunches.StartEachAsync((2 * count) + 2, number => SpreadLaunches.StartAsync(host, Chain, number, [First]));
        var people = await SignedIn.AllAsync(host, seats);
        await using var bare = await BareSignOffs.CopyAsync(host);

        await host.SettleAsync();
        var rate = await sender.RateAsync(gates[^1]);
        await LatencyAsync(host, people, (2 * count)..);
        await host.SettleAsync();
        run.Say("signing while nothing else happens");
        await Timing.OfEachAsync(gates[1].Count, async at => await TwiceAsync(bare, gates[1][at]));
        var limit = await Timing.OfEachAsync(gates[0].Count, async at => await TwiceAsync(bare, gates[0][at]));
        var idle = await LatencyAsync(host, people, ..count);

        run.Say($"signing under {rate / 2:0} sign-offs a second");
        var load = new PacedLoad(host, sender, [.. gates.Take(BackgroundGates).SelectMany(gate => gate)], rate / 2);
        var busy = await LatencyAsync(host, people, count..(2 * count), () => !load.IsOver);
        await load.StopAsync(busy.Count);
        InvalidMeasurementException.Require(busy.Count >= run.Of(50, 1), $"The load ended after {busy.Count} mails.");
        return
        [
            Line("sign-off to the dependent gate's mail, idle, p99", idle, limit),
            Line("sign-off to the dependent gate's mail, busy, p99", busy, limit),
        ];
    }

    private static async Task<IReadOnlyList<double>> LatencyAsync(BenchHost host, IReadOnlyList<SignedIn> people, Range numbers, Func<bool>? goesOn = null)
    {
        List<double> times = [];
        var (first, count) = numbers.GetOffsetAndLength(people.Count);
        for (var number = first; number < first + count && goesOn?.Invoke() != false; number++)
        {
            var started = Stopwatch.GetTimestamp();
            await people[number].ApproveAsync();
            var mail = await host.Mails.LinkToAsync(SpreadLaunches.PersonOf(Chain, Next, number));
            times.Add(Stopwatch.GetElapsedTime(started, mail.At).TotalMilliseconds);
        }

        return times;
    }

    // The sign-off, and the next gate's opening.
    private static async Task TwiceAsync(BareSignOffs bare, Seat seat)
    {
        await bare.SignOffAsync(seat);
        await bare.SignOffAsync(seat);
    }

    private static Measurement Line(string what, IReadOnlyList<double> times, IReadOnlyList<double> limit) => new(what, Percentiles.Of(times, 99), "ms")
    {
        Limit = Percentiles.Of(limit, 99),
        LimitWhat = "the storage calls of two decisions, idle, p99",
        Goals = [Goal.Under(1_000, "ms")],
    };
}
