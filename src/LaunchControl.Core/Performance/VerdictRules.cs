namespace LaunchControl.Core.Performance;

/// <summary>How a measurement is judged by its contract. Pure; <c>docs/performance.md</c> has the rules with worked examples.</summary>
/// <remarks>A better value never gets a worse verdict. Numbers that differ by a billionth of the larger one or less are the same (<see cref="Quantity.AreSame"/>).</remarks>
public static class VerdictRules
{
    /// <summary>Without a baseline, what is short of the target by no more than this part of it is marginal.</summary>
    public const double Margin = 0.1;

    /// <summary>The verdict, and the rule that gave it with its numbers, as a sentence.</summary>
    public static (Verdict Verdict, string Because) Judge(SuccessMetric metric, Measurement measurement)
    {
        if (measurement.Value is not { } value)
        {
            return (Verdict.NoData, measurement.NoDataBecause ?? "There is no value.");
        }

        return metric switch
        {
            _ when IsBreached(metric, value) => (Verdict.Missed, Breach(metric, value)),
            { Target: { } target } => AgainstTarget(metric, value, target),
            { Guardrail: { } guardrail } => (Verdict.Met, $"{Say(metric, value)} keeps to the guardrail of {Say(metric, guardrail)}; there is no target."),
            { Baseline: { } baseline } => AgainstBaseline(metric, value, baseline),
            _ => (Verdict.NoData, $"{Say(metric, value)}, and nothing was agreed to compare it with: no target, no guardrail, no baseline."),
        };
    }

    /// <summary>The value has passed the guardrail in the wrong direction; one on it has not.</summary>
    public static bool IsBreached(SuccessMetric metric, double value) => metric.Guardrail is { } guardrail && !IsAsGood(metric, value, guardrail);

    /// <summary>A plain difference; null where one is missing, or where it is too large a number.</summary>
    public static double? Difference(double? value, double? other) => value - other is { } difference && double.IsFinite(difference) ? difference : null;

    private static (Verdict Verdict, string Because) AgainstTarget(SuccessMetric metric, double value, double target)
    {
        if (IsAsGood(metric, value, target))
        {
            return (Verdict.Met, $"{Say(metric, value)} reaches the target of {Say(metric, target)}.");
        }

        if (metric.Baseline is not { } baseline)
        {
            return Nearly(metric, value, target, "target");
        }

        // Where the target is no better than the baseline, there is no way to be halfway on.
        var halfway = (baseline / 2) + (target / 2);
        return !IsAsGood(metric, baseline, target) && IsAsGood(metric, value, halfway)
            ? (Verdict.Marginal, $"{Say(metric, value, target)} is short of the target of {Say(metric, target, value)}, but at least halfway from the baseline of {Say(metric, baseline)}: {Say(metric, halfway)}.")
            : (Verdict.Missed, $"{Say(metric, value, target)} is short of the target of {Say(metric, target, value)}, and not halfway from the baseline of {Say(metric, baseline)}.");
    }

    private static (Verdict Verdict, string Because) AgainstBaseline(SuccessMetric metric, double value, double baseline) => IsAsGood(metric, value, baseline)
        ? (Verdict.Met, $"{Say(metric, value)} is at least as good as the baseline of {Say(metric, baseline)}; there is no target and no guardrail.")
        : Nearly(metric, value, baseline, "baseline");

    private static (Verdict Verdict, string Because) Nearly(SuccessMetric metric, double value, double goal, string what) => Math.Abs(goal - value) <= (Margin * Math.Abs(goal)) + Quantity.SlackOf(goal, value)
        ? (Verdict.Marginal, $"{Say(metric, value, goal)} is short of the {what} of {Say(metric, goal, value)} by no more than 10 % of it.")
        : (Verdict.Missed, $"{Say(metric, value, goal)} is short of the {what} of {Say(metric, goal, value)} by more than 10 % of it.");

    // 24 times 0.7 has a mean of 0.6999999999999997, which nobody would call below 0.7.
    private static bool IsAsGood(SuccessMetric metric, double value, double than) =>
        (metric.Direction == MetricDirection.Up ? value >= than : value <= than) || Quantity.AreSame(value, than);

    private static string Breach(SuccessMetric metric, double value) =>
        $"{Say(metric, value, metric.Guardrail!.Value)} is {Beyond(metric)} the guardrail of {Say(metric, metric.Guardrail.Value, value)}.";

    private static string Beyond(SuccessMetric metric) => metric.Direction == MetricDirection.Up ? "below" : "above";

    private static string Say(SuccessMetric metric, double value) => Quantity.Text(value, metric.Unit);

    private static string Say(SuccessMetric metric, double value, double unlike) => Quantity.Text(value, metric.Unit, unlike);
}
