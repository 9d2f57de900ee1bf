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

        var crowd = await Crowd.StartAsync(host, sender, run, 1);
        await sender.RecordAsync(crowd.NextRound());
        await host.SettleAsync();
        var (rounds, before, seconds) = (run.Of(6, 1), await EntriesAsync(host, crowd), 0.0);
        run.Say($"{rounds * crowd.Seats.Count} sign-offs of one launch");
        for (var round = 0; round < rounds; round++)
        {
            seconds += await sender.RecordAsync(crowd.NextRound());
        }

        var (count, entries) = (rounds * crowd.Seats.Count, await EntriesAsync(host, crowd) - before);
        InvalidMeasurementException.Require(entries >= count, $"{count} sign-offs left {entries} audit entries.");
        await sender.RecordAsync([.. crowd.Leads.Select(lead => sender.Message(lead, SignOffSender.NewId()))]);
        await sender.RequireApprovedAsync(crowd.Leads);
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

    private static async Task<int> EntriesAsync(BenchHost host, Crowd crowd) => (await host.ReadAsync(crowd.LaunchId)).AuditSequence;
}
