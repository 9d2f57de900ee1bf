using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using LaunchControl.Benchmarks.Running;
using LaunchControl.Functions.Telemetry;

namespace LaunchControl.Benchmarks.Load;

/// <summary>Counts sign-offs as the system reports them: once the decision is stored, and what follows from it is carried out.</summary>
internal sealed class RecordedSignOffs : IDisposable
{
    private const string Instrument = "launchcontrol.signoff.latency";

    // As long as they still come, it goes on.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<long, TaskCompletionSource<long>> _awaited = new();
    private long _count;

    public RecordedSignOffs()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == LaunchControlMetrics.MeterName && instrument.Name == Instrument)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, _, _, _) => OnRecorded());
        _listener.Start();
    }

    public long Count => Volatile.Read(ref _count);

    /// <summary>When the n-th of them was recorded: a timestamp of the stopwatch.</summary>
    /// <exception cref="InvalidMeasurementException">It never was.</exception>
    public async Task<long> UntilAsync(long number)
    {
        var awaited = _awaited.GetOrAdd(number, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        if (Count >= number)
        {
            awaited.TrySetResult(Stopwatch.GetTimestamp());
        }

        for (var seen = -1L; !awaited.Task.IsCompleted; seen = Count)
        {
            InvalidMeasurementException.Require(Count > seen, $"Only {Count} of {number} sign-offs were recorded: the others were refused, or got lost.");
            await Task.WhenAny(awaited.Task, Task.Delay(Patience, TimeProvider.System));
        }

        return await awaited.Task;
    }

    public void Dispose() => _listener.Dispose();

    private void OnRecorded()
    {
        if (_awaited.TryRemove(Interlocked.Increment(ref _count), out var awaited))
        {
            awaited.TrySetResult(Stopwatch.GetTimestamp());
        }
    }
}
