using System.Globalization;
using LaunchControl.Benchmarks.Reporting;
using LaunchControl.Benchmarks.Running;

namespace LaunchControl.Benchmarks.Portfolios;

/// <summary>P5: the first page of the portfolio at three sizes, and one large launch.</summary>
internal sealed class FirstPages : IBenchmark
{
    private readonly List<FilledPortfolio> _portfolios = [];

    public string Row => "P5";

    public async Task PrepareAsync(BenchmarkRun run)
    {
        int[] sizes = run.IsQuick ? [60, 100, 200] : [100, 1_000, 10_000];
        foreach (var size in sizes)
        {
            run.Say(string.Create(CultureInfo.InvariantCulture, $"filling the index with {size} launches"));
            _portfolios.Add(await FilledPortfolio.StartAsync(size, settles: size >= 1_000));
            await _portfolios[^1].RequireFullPageAsync();
        }
    }

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run)
    {
        List<Measurement> measured = [];
        foreach (var (path, what) in new[] { ("api/launches", "GET of the portfolio's first page (API)"), ("board", "GET of the portfolio's first page (HTML)") })
        {
            foreach (var portfolio in _portfolios)
            {
                run.Say(string.Create(CultureInfo.InvariantCulture, $"{path} at {portfolio.Size} launches"));
                measured.Add(await MeasureAsync(
                    run, portfolio, path, string.Create(CultureInfo.InvariantCulture, $"{what} at {portfolio.Size:#,0} launches, p95"), 150, "bare query of one page of the index, p95", portfolio.ReadBarePageAsync));
            }

            measured.Add(Growth(what, measured[^_portfolios.Count], measured[^1]));
        }

        var smallest = _portfolios[0];
        run.Say("one launch of 12 gates and 60 items");
        foreach (var (path, what) in new[] { ($"api/launches/{smallest.LaunchId}", "API"), ($"board/{smallest.LaunchId}", "HTML") })
        {
            measured.Add(await MeasureAsync(
                run, smallest, path, $"GET of a launch of 12 gates and 60 items ({what}), p95", 50, "bare query of the launch's state rows, p95", smallest.ReadBareLaunchAsync));
        }

        return measured;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var portfolio in _portfolios)
        {
            await portfolio.DisposeAsync();
        }
    }

    private static async Task<Measurement> MeasureAsync(
        BenchmarkRun run, FilledPortfolio portfolio, string path, string what, double goal, string limitWhat, Func<Task> bare)
    {
        await Timing.OfEachAsync(run.Of(200, 20), _ => portfolio.GetAsync(path));
        var times = await Timing.OfEachAsync(run.Of(400, 20), _ => portfolio.GetAsync(path));
        await Timing.OfEachAsync(run.Of(20, 5), _ => bare());
        var limit = await Timing.OfEachAsync(run.Of(100, 20), _ => bare());
        return new Measurement(what, Percentiles.Of(times, 95), "ms")
        {
            Limit = Percentiles.Of(limit, 95),
            LimitWhat = limitWhat,
            Goals = [Goal.Under(goal, "ms")],
        };
    }

    private static Measurement Growth(string what, Measurement smallest, Measurement largest) => new($"{what}: largest portfolio against smallest", largest.Value / smallest.Value, "times")
    {
        Goals = [Goal.AtMost(2, "times")],
    };
}
