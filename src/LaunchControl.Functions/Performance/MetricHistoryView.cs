using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;

namespace LaunchControl.Functions.Performance;

/// <summary>One metric over the checks after launch.</summary>
/// <param name="Metric">Its id.</param>
/// <param name="Agreed">The contract as it was when the go was given; null without a go, and for a metric that was added later.</param>
/// <param name="Current">The contract as it is now; null for a metric that was removed.</param>
/// <param name="Snapshots">Oldest first, each with the contract that it was judged by.</param>
public sealed record MetricHistoryView(string Metric, SuccessMetric? Agreed, SuccessMetric? Current, IReadOnlyList<MetricSnapshot> Snapshots)
{
    public static MetricHistoryView Of(Launch launch, string metric, IReadOnlyList<MetricSnapshot> snapshots) => new(
        metric,
        launch.AgreedMetrics?.FirstOrDefault(known => known.Id == metric),
        launch.Metrics.FirstOrDefault(known => known.Id == metric),
        [.. snapshots.Where(snapshot => snapshot.Metric.Id == metric)]);
}
