using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Performance.Sources;

/// <summary>Reads what was pushed. Our own storage that fails is a fault to try again, and no reading.</summary>
public sealed class PushSource(IObservations observations) : IMetricSource
{
    /// <summary>Values that one window may hold; more are a failure.</summary>
    public const int MostValues = 50_000;

    public MetricSourceKind Kind => MetricSourceKind.Push;

    public async Task<Reading> ReadAsync(MetricQuery query, CancellationToken cancellationToken)
    {
        List<Sample> samples = [];
        await foreach (var observation in observations.ReadAsync(query.LaunchId, query.Metric.Id, query.From, query.To, cancellationToken))
        {
            if (samples.Count == MostValues)
            {
                return Reading.Failed("has more than 50,000 observations in the window: push fewer, or agree on a shorter window");
            }

            samples.Add(new Sample(observation.At, observation.Value));
        }

        return new Reading { Samples = samples };
    }
}
