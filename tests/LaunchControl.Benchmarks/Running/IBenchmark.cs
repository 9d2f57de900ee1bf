using LaunchControl.Benchmarks.Reporting;

namespace LaunchControl.Benchmarks.Running;

/// <summary>Measures one row of the table.</summary>
internal interface IBenchmark : IAsyncDisposable
{
    string Row { get; }

    /// <summary>Brings about what all runs share.</summary>
    Task PrepareAsync(BenchmarkRun run) => Task.CompletedTask;

    /// <exception cref="InvalidMeasurementException">What was measured is not what the row is about.</exception>
    Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run);

    ValueTask IAsyncDisposable.DisposeAsync() => ValueTask.CompletedTask;
}
