using LaunchControl.Core.Performance;
using LaunchControl.Core.Retrospectives;

namespace LaunchControl.Pages;

/// <summary>A verdict as people see it: a word, a shape and a colour.</summary>
internal static class VerdictMark
{
    /// <summary>Of a metric: at the newest check that had a value.</summary>
    public static StatusMark Of(MetricReview metric) =>
        metric.Verdict is { } verdict ? Of(verdict, hasValue: true) : metric.Points.Count == 0 ? new("waiting", "Not measured") : Of(Verdict.NoData, hasValue: false);

    public static StatusMark Of(MetricPoint point) => Of(point.Verdict, point.Value is not null);

    public static StatusMark Of(Verdict verdict, bool hasValue) => verdict switch
    {
        Verdict.Met => new("approved", "Met"),
        Verdict.Marginal => new("review", "Marginal"),
        Verdict.Missed => new("work", "Missed"),
        _ when hasValue => new("unjudged", "Measured, not judged"),
        _ => new("waiting", "No data"),
    };
}
