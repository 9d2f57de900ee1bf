using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Performance;

/// <summary>Measures everything that a check after launch looks at. Stores nothing, so it may be repeated.</summary>
public sealed class CheckMeasurement(MetricReader reader, TimeProvider time)
{
    /// <summary>How many sources are asked at a time.</summary>
    private const int MostAtOnce = 8;

    /// <returns>In the order of the launch's metrics. Launches of release 1.0 may have more than are measured.</returns>
    public async Task<IReadOnlyList<MeasuredMetric>> MeasureAsync(Launch launch, PostLaunchCheck check, CancellationToken cancellationToken)
    {
        List<MeasuredMetric> measured = [];
        foreach (var batch in launch.Metrics.Take(MetricContractRules.MostMetrics).Chunk(MostAtOnce))
        {
            measured.AddRange(await Task.WhenAll(batch.Select(async metric => new MeasuredMetric(metric, await MeasureAsync(launch, check, metric, cancellationToken)))));
        }

        return measured;
    }

    private async Task<Measurement> MeasureAsync(Launch launch, PostLaunchCheck check, SuccessMetric metric, CancellationToken cancellationToken)
    {
        var (from, to) = CheckLadder.Window(launch, check, metric);
        var isOfNow = metric.Source is { Kind: MetricSourceKind.Http, AtPointer: null };
        if (isOfNow && CheckLadder.IsLate(check, time.GetUtcNow()))
        {
            return Measuring.Measure(metric, from, to, Reading.Failed("tells only what is now, and the check ran late; what it would have told when the check was due is lost"));
        }

        var reading = await reader.ReadAsync(new MetricQuery(launch.Id, metric, from, isOfNow ? time.GetUtcNow() : to), cancellationToken);
        return Measuring.Measure(metric, from, to, isOfNow ? AsOf(reading, to) : reading);
    }

    // Read within the check's tolerance, thus it counts as the value of the instant that the check was due.
    private static Reading AsOf(Reading reading, DateTimeOffset to) => reading with { Samples = [.. reading.Samples.Select(sample => sample with { At = to })] };
}
