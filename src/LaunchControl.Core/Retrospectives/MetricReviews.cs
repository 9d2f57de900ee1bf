using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;

namespace LaunchControl.Core.Retrospectives;

/// <summary>Sets what was agreed about each metric beside what was measured.</summary>
public static class MetricReviews
{
    /// <summary>In the order of the launch; those that were taken out of it last.</summary>
    /// <param name="snapshots">What the launch's checks found, in any order.</param>
    public static IReadOnlyList<MetricReview> Of(Launch launch, IReadOnlyList<MetricSnapshot> snapshots)
    {
        var agreed = launch.AgreedMetrics ?? launch.Metrics;
        var ids = launch.Metrics.Concat(agreed).Concat(snapshots.Select(snapshot => snapshot.Metric)).Select(metric => metric.Id).Distinct();
        return [.. ids.Select(id => Of(
            id, agreed.FirstOrDefault(metric => metric.Id == id), launch.Metrics.FirstOrDefault(metric => metric.Id == id),
            [.. snapshots.Where(snapshot => snapshot.Metric.Id == id).OrderBy(snapshot => snapshot.DueAt).ThenBy(snapshot => snapshot.TakenAt).ThenBy(snapshot => snapshot.Check, StringComparer.Ordinal)]))];
    }

    private static MetricReview Of(string id, SuccessMetric? agreed, SuccessMetric? now, IReadOnlyList<MetricSnapshot> snapshots) => new()
    {
        Id = id,
        Name = now?.Name ?? agreed?.Name ?? (snapshots.Count > 0 ? snapshots[^1].Metric.Name : null) ?? id,
        Agreed = agreed,
        Changed = now == agreed ? null : now,
        IsRemoved = now is null,
        Points = [.. snapshots.Select((snapshot, index) => MetricPoint.Of(snapshot, snapshots.Take(index).LastOrDefault(HasValue)))],
        Verdict = snapshots.LastOrDefault(HasValue)?.Verdict,
        JudgedBy = snapshots.Count > 0 ? snapshots[^1].Metric : null,
    };

    private static bool HasValue(MetricSnapshot snapshot) => snapshot.Measurement.Value is not null;
}
