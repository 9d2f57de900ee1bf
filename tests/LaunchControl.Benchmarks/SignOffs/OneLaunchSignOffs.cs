using LaunchControl.Benchmarks.Load;
using LaunchControl.Benchmarks.Reporting;
using LaunchControl.Benchmarks.Running;
using LaunchControl.Benchmarks.Storage;

namespace LaunchControl.Benchmarks.SignOffs;

/// <summary>P2: sign-offs recorded a second in one launch, each a new decision.</summary>
internal sealed class OneLaunchSignOffs : IBenchmark
{
    private const int Concurrent = 16;

    public string Row => "P2";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run)
    {
        await using var host = await BenchHost.StartAsync();
        await using var sender = new SignOffSender(host);
        run.Say("single upserts");
        var limit = await RawUpserts.RateAsync(host.Tables, run.Of(2_000, 200), Concurrent);

        var warmUp = run.Of(20, 1);
        run.Say($"{warmUp} rounds to warm up");
        await RecordAsync(host, sender, await Crowd.StartAsync(host, sender, run, 1), warmUp);

        // Nobody changes their mind dozens of times: after a few rounds it is another launch's turn.
        var (launches, rounds, count, seconds) = (run.Of(4, 1), run.Of(5, 1), 0, 0.0);
        for (var number = 2; number < 2 + launches; number++)
        {
            var crowd = await Crowd.StartAsync(host, sender, run, number);
            await RecordAsync(host, sender, crowd, 1);
            run.Say($"{rounds * crowd.Seats.Count} sign-offs of one launch");
            seconds += await RecordAsync(host, sender, crowd, rounds);
            count += rounds * crowd.Seats.Count;
            await sender.RecordAsync([.. crowd.Leads.Select(lead => sender.Message(lead, SignOffSender.NewId()))]);
            await sender.RequireApprovedAsync(crowd.Leads);
        }

        return
        [
            new Measurement("sign-offs recorded, in one launch of 5 gates with 21 approvers each", count / seconds, "/s")
            {
                Limit = limit,
                LimitWhat = $"single upserts, {Concurrent} at a time",
                Goals = [Goal.AtLeast(500, "/s"), Goal.RatioAtLeast(0.3)],
            },
        ];
    }

    // Seconds in which so many rounds were recorded.
    private static async Task<double> RecordAsync(BenchHost host, SignOffSender sender, Crowd crowd, int rounds)
    {
        await host.SettleAsync();
        var (before, seconds) = (await EntriesAsync(host, crowd), 0.0);
        for (var round = 0; round < rounds; round++)
        {
            seconds += await sender.RecordAsync(crowd.NextRound());
        }

        var (count, entries) = (rounds * crowd.Seats.Count, await EntriesAsync(host, crowd) - before);
        InvalidMeasurementException.Require(entries >= count, $"{count} sign-offs left {entries} audit entries.");
        return seconds;
    }

    private static async Task<int> EntriesAsync(BenchHost host, Crowd crowd) => (await host.ReadAsync(crowd.LaunchId)).AuditSequence;
}
