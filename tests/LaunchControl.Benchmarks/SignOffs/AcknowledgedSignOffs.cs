using System.Net;
using LaunchControl.Benchmarks.Load;
using LaunchControl.Benchmarks.Reporting;
using LaunchControl.Benchmarks.Running;
using LaunchControl.Benchmarks.Storage;
using LaunchControl.Functions.Infrastructure.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Benchmarks.SignOffs;

/// <summary>P3: how long somebody waits who opens a review page, and who decides, while others decide at half of the rate that the system can take.</summary>
internal sealed class AcknowledgedSignOffs : IBenchmark
{
    private const int BackgroundGates = 14;

    private readonly List<double> _pages = [], _forms = [], _calls = [], _reads = [];

    public string Row => "P3";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run)
    {
        await using var host = await BenchHost.StartAsync();
        await using var sender = new SignOffSender(host);
        var gates = await SpreadLaunches.StartAsync(host, run, run.Of(150, 8), BackgroundGates + 6);
        IReadOnlyList<Seat> background = [.. gates.Take(BackgroundGates).SelectMany(gate => gate)];
        IReadOnlyList<Seat> forms = [.. gates[^6], .. gates[^5]];
        var people = await SignedIn.AllAsync(host, [.. gates[^4], .. gates[^3]]);
        var half = gates[^2].Count / 2;
        await WarmUpAsync(host, [.. gates[^2].Take(half)], await SignedIn.AllAsync(host, gates[^2].Skip(half)));
        await host.SettleAsync();
        var rate = await sender.RateAsync(gates[^1]);
        run.Say($"asking under {rate / 2:0} sign-offs a second");
        Clear();
        var load = new PacedLoad(host, sender, background, rate / 2);
        var asked = 0;
        for (; asked < forms.Count && !load.IsOver; asked++)
        {
            await AskAsync(host, forms[asked], people[asked]);
        }

        await load.StopAsync(asked * 2);
        InvalidMeasurementException.Require(asked >= run.Of(60, 3), $"The load ended when {asked} had been asked.");
        await sender.RequireApprovedAsync(forms.Take(asked));
        return
        [
            Line("POST of a review page's form, p99", _forms, 50),
            Line("POST of a sign-off over the API, p99", _calls, 50),
            Line("GET of a review page, p99", _pages, 20),
        ];
    }

    private async Task WarmUpAsync(BenchHost host, IReadOnlyList<Seat> seats, IReadOnlyList<SignedIn> people)
    {
        var before = host.Recorded.Count;
        var pairs = seats.Zip(people).ToList();
        foreach (var (seat, person) in pairs)
        {
            await AskAsync(host, seat, person);
        }

        await host.Recorded.UntilAsync(before + (pairs.Count * 2));
    }

    private async Task AskAsync(BenchHost host, Seat form, SignedIn person)
    {
        _reads.Add(await Timing.OfAsync(() => BareTables.ReadAsync(host.Services.GetRequiredService<LaunchControlTables>().Launches, BareTables.StateOf(form.LaunchId))));
        _pages.Add(await Timing.OfAsync(() => GetAsync(host, form.Link)));
        _forms.Add(await Timing.OfAsync(() => SubmitAsync(host, form)));
        _calls.Add(await Timing.OfAsync(person.ApproveAsync));
    }

    private static async Task GetAsync(BenchHost host, Uri address)
    {
        using var answer = await host.Api.Http.GetAsync(address);
        InvalidMeasurementException.Require(answer.StatusCode == HttpStatusCode.OK, $"{address} was answered with {answer.StatusCode}.");
    }

    private static async Task SubmitAsync(BenchHost host, Seat seat)
    {
        using var answer = await host.Api.DecideAsync(seat.Link, "approve");
        InvalidMeasurementException.Require(answer.StatusCode == HttpStatusCode.SeeOther, $"A form was answered with {answer.StatusCode}.");
    }

    private Measurement Line(string what, List<double> times, double goal) => new(what, Percentiles.Of(times, 99), "ms")
    {
        Limit = Percentiles.Of(_reads, 99),
        LimitWhat = "bare query of a launch's state rows under the same load, p99",
        Goals = [Goal.Under(goal, "ms")],
    };

    private void Clear() => new[] { _pages, _forms, _calls, _reads }.ToList().ForEach(times => times.Clear());
}
