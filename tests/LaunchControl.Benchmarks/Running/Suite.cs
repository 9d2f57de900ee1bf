using System.Diagnostics;
using System.Globalization;
using LaunchControl.Benchmarks.Engine;
using LaunchControl.Benchmarks.Hosting;
using LaunchControl.Benchmarks.Launches;
using LaunchControl.Benchmarks.Portfolios;
using LaunchControl.Benchmarks.Reporting;
using LaunchControl.Benchmarks.SignOffs;
using LaunchControl.Benchmarks.StorageCounts;

namespace LaunchControl.Benchmarks.Running;

/// <summary>All rows, one after the other, so that none disturbs another.</summary>
internal sealed class Suite(BenchmarkOptions options, Action<string> say)
{
    private static readonly Func<IBenchmark>[] All =
    [
        () => new SpreadSignOffs(), () => new OneLaunchSignOffs(), () => new AcknowledgedSignOffs(), () => new DependentGateMails(), () => new FirstPages(),
        () => new CountFile(), () => new WaitingLaunches(), () => new LongLivedLaunch(), () => new WholeLaunches(), () => new EngineThroughput(),
    ];

    public static IReadOnlyList<string> Rows { get; } = [.. All.Select(make => make().Row)];

    public async Task<Report> RunAsync()
    {
        say(string.Create(CultureInfo.InvariantCulture, $"benchmarks: seed {options.Seed}, {options.Runs} run(s){(options.IsQuick ? ", quick" : "")}"));
        var report = new Report(options);
        foreach (var make in All)
        {
            await using var benchmark = make();
            if (options.Only.Count == 0 || options.Only.Contains(benchmark.Row))
            {
                await RunAsync(benchmark, report);
            }
        }

        return report;
    }

    // One row that can't be measured does not take the others down.
    private async Task RunAsync(IBenchmark benchmark, Report report)
    {
        var watch = Stopwatch.StartNew();
        List<Measurement> measured = [];
        try
        {
            await benchmark.PrepareAsync(Run(benchmark, 0, watch));
            for (var number = 1; number <= options.Runs; number++)
            {
                measured.AddRange(await benchmark.RunAsync(Run(benchmark, number, watch)));
            }

            report.Add(benchmark.Row, measured);
        }
        catch (Exception failure)
        {
            say($"{benchmark.Row}: FAILED: {(failure is InvalidMeasurementException ? failure.Message : failure)}");
            report.Fail(benchmark.Row, failure.Message);
        }
    }

    private BenchmarkRun Run(IBenchmark benchmark, int number, Stopwatch watch) => new(
        options.IsQuick,
        (options.Seed * 1000) + number,
        text => say(string.Create(CultureInfo.InvariantCulture, $"{benchmark.Row} {(number == 0 ? "" : $"run {number} ")}[{watch.Elapsed.TotalSeconds:0} s]: {text}")));
}
