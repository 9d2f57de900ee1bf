using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Performance;

/// <summary>Measures everything that a check after launch looks at. Stores nothing, so it may be repeated.</summary>
public sealed class CheckMeasurement(MetricReader reader, TimeProvider time)
{
    /// <summary>How many sources are asked at a time.</summary>
    private const int MostAtOnce = 8;

    /// <summary>By how much the clock of an http source may be ahead, and how long after the beginning of a check it may be asked.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    /// <summary>How long all sources together may take, by the machine's clock: far less than the host gives a function (host.json), and than the watchdog waits.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(4);

    /// <returns>What to record; in the order of the launch's metrics. Launches of release 1.0 may have more than are measured.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<RecordCheck> MeasureAsync(Launch launch, PostLaunchCheck check, CancellationToken cancellationToken)
    {
        var begunAt = time.GetUtcNow();
        var measured = launch.Metrics.Take(MetricContractRules.MostMetrics)
            .Select(metric => new MeasuredMetric(metric, Measure(launch, check, metric, Reading.Failed("was not asked: the check ran out of time")))).ToArray();
        using var bound = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, bound.Token);
        try
        {
            await AskAsync(launch, check, measured, begunAt, either.Token);
        }
        catch (OperationCanceledException) when (bound.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // What was read is kept; the rest says why it was not.
        }

        return new RecordCheck(check.Offset, measured) { BegunAt = begunAt };
    }

    // Lanes, and not Parallel: they stay on the caller's scheduler.
    private Task AskAsync(Launch launch, PostLaunchCheck check, MeasuredMetric[] measured, DateTimeOffset begunAt, CancellationToken cancellationToken)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, MostAtOnce).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var index && index < measured.Length)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var metric = measured[index].Metric;
                measured[index] = new MeasuredMetric(metric, Measure(launch, check, metric, Reading.Failed("did not answer before the check ran out of time")));
                measured[index] = new MeasuredMetric(metric, Measure(launch, check, metric, await ReadAsync(launch, check, metric, begunAt, cancellationToken)));
            }
        }));
    }

    private static Measurement Measure(Launch launch, PostLaunchCheck check, SuccessMetric metric, Reading reading)
    {
        var (from, to) = CheckLadder.Window(launch, check, metric);
        return Measuring.Measure(metric, from, to, reading);
    }

    private async Task<Reading> ReadAsync(Launch launch, PostLaunchCheck check, SuccessMetric metric, DateTimeOffset begunAt, CancellationToken cancellationToken)
    {
        var (from, to) = CheckLadder.Window(launch, check, metric);
        var (isHttp, isLate) = (metric.Source?.Kind == MetricSourceKind.Http, CheckLadder.IsLate(check, begunAt));
        if (isHttp && isLate && metric.Source!.AtPointer is null)
        {
            return Reading.Failed("tells only what is now, and the check ran late; what it would have told when the check was due is lost");
        }

        // One that is asked a moment after the check was due may well say that its answer is of this moment.
        var isOfNow = isHttp && !isLate;
        var reading = await reader.ReadAsync(new MetricQuery(launch.Id, metric, from, isOfNow ? begunAt + Ahead : to), cancellationToken);
        return isOfNow ? reading with { Samples = [.. reading.Samples.Select(sample => sample.At > to ? sample with { At = to } : sample)] } : reading;
    }
}
