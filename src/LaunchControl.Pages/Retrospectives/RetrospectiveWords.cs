using LaunchControl.Core.Feedback;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Retrospectives;

namespace LaunchControl.Pages;

/// <summary>The sentences of a retrospective, the same on the page and in Markdown.</summary>
internal static class RetrospectiveWords
{
    public const string NoCauses = "These stand beside each other as facts. Whether one has to do with the other is for the team to judge.";

    public const string Shapes =
        "Checks stand at equal distances, not by time. A filled circle is met, a ring is marginal, a triangle is missed, a diamond is measured and not judged, and a cross is no data.";

    /// <summary>What came of the targets, in a sentence.</summary>
    public static string Outcome(Retrospective report)
    {
        if (report.Metrics.Count == 0)
        {
            return "No success metric was agreed.";
        }

        var words = report.Metrics.GroupBy(metric => metric.Verdict).OrderBy(verdict => verdict.Key is null).ThenBy(verdict => verdict.Key)
            .Select(verdict => $"{verdict.Count()} {VerdictMark.Of(verdict.Key ?? Verdict.NoData, verdict.Key is not null).Word.ToLowerInvariant()}");
        return $"Of {DateText.Count(report.Metrics.Count, "metric")}: {string.Join(", ", words)}, by the newest check that had data.";
    }

    public static string Moment(Retrospective report) =>
        $"It went live {(MeasureText.IsAsPlanned(report.Dates.SlipDays) ? "as first planned" : $"{MeasureText.Slip(report.Dates.SlipDays)} than first planned")}"
        + (report.Dates.Moves.Count == 0 ? "." : $", after {DateText.Count(report.Dates.Moves.Count, "change")} of the date.");

    public static string Spent(BudgetReview? budget) => budget switch
    {
        null => "The brief has no budget.",
        { Actual: null } => $"{Amount(budget.Planned, budget)} planned; nobody has said what was spent.",
        { Difference: 0 } => $"{Amount(budget.Actual.Value, budget)} spent, as planned.",
        { Difference: { } difference } => $"{Amount(budget.Actual.Value, budget)} spent of {Amount(budget.Planned, budget)} planned: {Amount(Math.Abs(difference), budget)} {Side(difference)}"
            + (budget.DifferencePercent is { } percent and not 0 ? $" ({BriefParts.Amount(Math.Abs(percent))} %)." : "."),
        _ => $"{Amount(budget.Actual.Value, budget)} spent.",
    };

    /// <summary>The same in as few words as can be.</summary>
    public static string Cost(BudgetReview? budget) => budget switch
    {
        null or { Actual: null } or { Difference: null } => "Not known",
        { Difference: 0 } => "As planned",
        { DifferencePercent: { } percent and not 0 } => $"{BriefParts.Amount(Math.Abs(percent))} % {Side(percent)}",
        { Difference: { } difference } => $"{Amount(Math.Abs(difference), budget)} {Side(difference)}",
    };

    public static string Said(FeedbackSummary feedback) => feedback.Count == 0 ? "Nobody has said anything yet."
        : $"{DateText.Count(feedback.Count, "entry", "entries")}, {feedback.Customer} of them from customers: {feedback.Positive} positive, {feedback.Neutral} neutral, {feedback.Negative} negative.";

    /// <summary>A metric over its checks, for whoever can't see the chart.</summary>
    public static string Describe(MetricReview metric)
    {
        var points = metric.Points.Select(point => $"{point.Check} {MeasureText.Of(point.Value, point.Unit == metric.Contract?.Unit ? null : point.Unit, "no data")}");
        return InertText.Line($"{string.Join(", ", points)}. {Agreement(metric.Contract)}", 2000);
    }

    /// <summary>What a contract says, in a line.</summary>
    public static string Agreement(SuccessMetric? contract) => contract is null ? "Nothing was agreed before the launch."
        : $"Good is {(contract.Direction == MetricDirection.Up ? "up" : "down")}; baseline {MeasureText.Of(contract.Baseline, contract.Unit)}, "
            + $"target {MeasureText.Of(contract.Target, contract.Unit)}, guardrail {MeasureText.Of(contract.Guardrail, contract.Unit)}.";

    public static string Of(ExceptionKind kind) => kind switch
    {
        ExceptionKind.Waiver => "Waiver",
        ExceptionKind.Override => "Override",
        ExceptionKind.BlackoutOverride => "Launched in a blackout",
        _ => "Approval on condition",
    };

    public static string Of(ExceptionGiven given) => (given.Kind, given.Outcome) switch
    {
        (ExceptionKind.ConditionalApproval, ExceptionOutcome.Stood) => "not met yet",
        (_, ExceptionOutcome.Stood) => "stood at launch",
        (_, ExceptionOutcome.Ended) => "ended before",
        (_, ExceptionOutcome.Met) => "met",
        _ => "missed",
    };

    public static string Of(LessonKind kind) => kind switch
    {
        LessonKind.Keep => "Keep",
        LessonKind.Change => "Change",
        _ => "Try",
    };

    private static string Side(decimal difference) => difference > 0 ? "over" : "under";

    private static string Amount(decimal amount, BudgetReview budget) => $"{BriefParts.Amount(amount)} {budget.Currency}";
}
