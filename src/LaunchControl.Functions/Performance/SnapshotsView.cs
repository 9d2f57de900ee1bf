using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;

namespace LaunchControl.Functions.Performance;

/// <summary>What the checks after launch found.</summary>
/// <param name="Items">Metric by metric, by id; also those that were not measured yet.</param>
/// <param name="Checks">Every check of the launch: when, whether it has run, and what it recommends.</param>
/// <param name="Incidents">Breached guardrails, oldest first.</param>
public sealed record SnapshotsView(IReadOnlyList<MetricHistoryView> Items, IReadOnlyList<PostLaunchCheck> Checks, IReadOnlyList<Incident> Incidents)
{
    /// <param name="metric">Id of the one that was asked for; null for all.</param>
    public static SnapshotsView Of(Launch launch, IReadOnlyList<MetricSnapshot> snapshots, string? metric)
    {
        var ids = launch.Metrics.Concat(launch.AgreedMetrics ?? []).Select(known => known.Id).Concat(snapshots.Select(snapshot => snapshot.Metric.Id))
            .Where(id => metric is null || id == metric).Distinct().Order(StringComparer.Ordinal);
        return new SnapshotsView(
            [.. ids.Select(id => MetricHistoryView.Of(launch, id, snapshots))],
            launch.Checks,
            [.. launch.Incidents.Where(incident => metric is null || incident.Metric == metric)]);
    }
}
