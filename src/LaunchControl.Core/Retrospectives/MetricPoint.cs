using LaunchControl.Core.Performance;

namespace LaunchControl.Core.Retrospectives;

/// <summary>One metric at one check.</summary>
/// <param name="Check">The check's offset, for instance <c>L+1d</c>.</param>
/// <param name="Value">Null where there is no data.</param>
/// <param name="Unit">Of the value, as the contract had it at that moment; null for none.</param>
/// <param name="Count">How many values it was made from.</param>
/// <param name="NoDataBecause">Why there is none; null where there is a value.</param>
/// <param name="Verdict">No data, with a value: it was measured, and nothing was agreed to judge it by.</param>
/// <param name="Because">The rule that gave the verdict, as a sentence.</param>
/// <param name="FromBaseline">Value minus baseline; null without either.</param>
/// <param name="FromPrevious">Value minus that of the newest earlier check that had one; null without either, and where that was in another unit.</param>
public sealed record MetricPoint(
    string Check,
    DateTimeOffset DueAt,
    DateTimeOffset TakenAt,
    bool IsLate,
    double? Value,
    string? Unit,
    int Count,
    string? NoDataBecause,
    Verdict Verdict,
    string Because,
    double? FromBaseline,
    double? FromPrevious,
    bool IsGuardrailBreached)
{
    /// <param name="previous">The newest earlier snapshot with a value; null for none.</param>
    public static MetricPoint Of(MetricSnapshot snapshot, MetricSnapshot? previous) => new(
        snapshot.Check, snapshot.DueAt, snapshot.TakenAt, snapshot.IsLate, snapshot.Measurement.Value, snapshot.Metric.Unit, snapshot.Measurement.Count,
        snapshot.Measurement.NoDataBecause, snapshot.Verdict, snapshot.Because, snapshot.FromBaseline,
        previous is not null && previous.Metric.Unit != snapshot.Metric.Unit ? null : snapshot.FromPrevious, snapshot.IsGuardrailBreached);
}
