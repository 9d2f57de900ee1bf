using LaunchControl.Core.Performance;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Performance;

/// <summary>Snapshots as a table.</summary>
internal static class SnapshotsCsv
{
    private static readonly string[] Heading =
    [
        "metric", "name", "unit", "check", "dueAt", "takenAt", "late", "value", "count", "verdict", "because", "fromBaseline", "fromPrevious", "guardrailBreached",
        "direction", "baseline", "target", "guardrail", "aggregation", "minimumData", "windowFrom", "windowTo",
    ];

    /// <summary>The heading, as the API document shows it.</summary>
    public static string HeadingLine { get; } = string.Join(',', Heading);

    public static async Task WriteAsync(IEnumerable<MetricSnapshot> snapshots, CsvTable table, CancellationToken cancellationToken)
    {
        await table.WriteAsync(Heading, cancellationToken);
        foreach (var snapshot in snapshots)
        {
            await table.WriteAsync(Row(snapshot), cancellationToken);
        }
    }

    private static object?[] Row(MetricSnapshot snapshot)
    {
        var (metric, measured) = (snapshot.Metric, snapshot.Measurement);
        return
        [
            metric.Id, metric.Name, metric.Unit, snapshot.Check, snapshot.DueAt, snapshot.TakenAt, snapshot.IsLate, measured.Value, measured.Count, snapshot.Verdict, snapshot.Because,
            snapshot.FromBaseline, snapshot.FromPrevious, snapshot.IsGuardrailBreached, metric.Direction, metric.Baseline, metric.Target, metric.Guardrail, metric.Aggregation,
            metric.MinimumData, measured.From, measured.To,
        ];
    }
}
