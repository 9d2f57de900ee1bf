using LaunchControl.Core.Feedback;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;

namespace LaunchControl.Core.Retrospectives;

/// <summary>Says what a retrospective does not have yet.</summary>
internal static class MissingPieces
{
    private const int MostNamed = 5;

    public static IReadOnlyList<MissingPiece> Of(Retrospective report, Launch launch) =>
    [
        .. Checks(report),
        .. report.Metrics.Count > 0 ? Array.Empty<MissingPiece>() : [new MissingPiece("no-metrics", "No success metric was agreed, so nothing can be measured.")],
        .. report.Metrics.SelectMany(metric => Metric(metric, report)),
        .. report.Incidents.Where(incident => incident.IsOpen)
            .Select(incident => new MissingPiece("open-incident", $"The incident {incident.Id} is still open: the guardrail of {incident.Metric} was not found kept again.")),
        .. report.Budget switch
        {
            null => [new MissingPiece("no-budget", "The brief has no budget.")],
            { Actual: null } => [new MissingPiece("no-actual-budget", "Nobody has said what was spent. The brief still takes it.")],
            _ => Array.Empty<MissingPiece>(),
        },
        .. report.Feedback.Count > 0 ? Array.Empty<MissingPiece>() : [new MissingPiece("no-feedback", FeedbackWindow.IsOpen(launch, report.AsOf)
            ? "There is no feedback yet. The board and the API take it, and make a form for customers."
            : "Nobody gave feedback, and it is not taken any more.")],
        .. report.Lessons.Count > 0 ? Array.Empty<MissingPiece>() : [new MissingPiece("no-lessons", "Nobody has written down a lesson. The board and the API take them.")],
    ];

    private static IEnumerable<MissingPiece> Checks(Retrospective report)
    {
        var left = report.Checks.Where(check => check.RanAt is null).Select(check => check.Offset).ToList();
        var more = left.Count > MostNamed ? $" and {left.Count - MostNamed} more" : "";
        return left.Count == 0 ? []
            : [new MissingPiece("checks-to-come", $"{(left.Count == 1 ? "A check is" : $"{left.Count} checks are")} still to come: {string.Join(", ", left.Take(MostNamed))}{more}.")];
    }

    private static IEnumerable<MissingPiece> Metric(MetricReview metric, Retrospective report)
    {
        if (metric is { IsRemoved: false, Contract: { Target: null } contract })
        {
            yield return new MissingPiece("no-target", $"{metric.Name} has no target, so it is {JudgedBy(contract)}.");
        }

        if (metric.Points is [.., { Value: null } last])
        {
            yield return new MissingPiece("no-data", $"{metric.Name} had no data at {last.Check}: {last.NoDataBecause ?? last.Because}");
        }
        else if (metric.Points.Count == 0 && !metric.IsRemoved && report.Checks.Any(check => check.RanAt is not null))
        {
            yield return new MissingPiece("not-measured", $"{metric.Name} was not measured at any check.");
        }
    }

    private static string JudgedBy(SuccessMetric contract) => contract switch
    {
        { Guardrail: not null } => "judged by its guardrail alone",
        { Baseline: not null } => "judged by its baseline alone",
        _ => "measured and not judged",
    };
}
