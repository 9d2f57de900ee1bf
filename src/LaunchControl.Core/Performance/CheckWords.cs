using System.Globalization;

namespace LaunchControl.Core.Performance;

/// <summary>Says in one sentence or two what a check found.</summary>
public static class CheckWords
{
    /// <param name="unmeasured">Metrics that the launch has beyond those that a check measures.</param>
    public static string Summary(PostLaunchCheck check, DateTimeOffset ranAt, int unmeasured = 0)
    {
        var late = check.IsLate ? $" late, by {InWords(ranAt - check.DueAt!.Value)}" : "";
        var found = check.Verdicts.Count == 0 ? "There was nothing to measure." : $"{Counts(check)}.";
        var advice = check.Recommendation is { } recommendation ? $" Recommendation: {Of(recommendation)}." : "";
        var left = unmeasured == 0 ? "" : string.Create(CultureInfo.InvariantCulture,
            $" {unmeasured} of the metrics {(unmeasured == 1 ? "was" : "were")} not measured: a check measures the first {MetricContractRules.MostMetrics}.");
        return $"The {check.Offset} check ran{late}. {found}{left}{advice}";
    }

    public static string Of(Recommendation recommendation) => recommendation switch
    {
        Recommendation.Continue => "continue",
        Recommendation.Hold => "hold",
        _ => "roll back",
    };

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Met => "met",
        Verdict.Marginal => "marginal",
        Verdict.Missed => "missed",
        _ => "no data",
    };

    /// <summary>A time that something was late by: <c>3 h 5 min</c>.</summary>
    public static string InWords(TimeSpan lateBy) =>
        lateBy.Days > 0 ? $"{lateBy.Days} d {lateBy.Hours} h"
        : lateBy.Hours > 0 ? $"{lateBy.Hours} h {lateBy.Minutes} min"
        : $"{lateBy.Minutes} min";

    private static string Counts(PostLaunchCheck check) => string.Join(", ",
        from verdict in Enum.GetValues<Verdict>()
        let count = check.Verdicts.Values.Count(one => one == verdict)
        where count > 0
        select string.Create(CultureInfo.InvariantCulture, $"{count} {Of(verdict)}"));
}
