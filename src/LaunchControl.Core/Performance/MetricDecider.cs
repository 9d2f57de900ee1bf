using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Performance;

/// <summary>Changes what was agreed about metrics. What a check has judged already stays as it was.</summary>
internal static class MetricDecider
{
    private const int MostRemoved = 100;
    private const string ReasonNeeded = "The go was given on what was agreed. Say why it changes.";

    public static Refusal? Change(LaunchChange change, ChangeMetric command)
    {
        var (launch, metric) = (change.Launch, command.Metric);
        var before = launch.Metrics.FirstOrDefault(other => other.Id == metric.Id);
        IReadOnlyList<SuccessMetric> metrics = before is null ? [.. launch.Metrics, metric] : [.. launch.Metrics.Select(other => other.Id == metric.Id ? metric : other)];
        if ((Closed(launch, command.Reason) ?? Check(launch, metric, metrics)) is { } refusal)
        {
            return refusal;
        }

        if (before == metric)
        {
            return null;
        }

        change.Set(launch with { Metrics = metrics, AgreedMetrics = Agreed(launch) });
        if (before is null)
        {
            change.Record("metric.added", $"metric/{metric.Id}", MetricWords.Added(metric), reason: command.Reason);
        }
        else
        {
            change.Record("metric.changed", $"metric/{metric.Id}", MetricWords.Changed(before, metric), reason: command.Reason);
        }

        if (metric.Guardrail is null)
        {
            GuardrailDecider.GiveUp(change, metric.Id);
        }

        return null;
    }

    public static Refusal? Remove(LaunchChange change, RemoveMetric command)
    {
        var launch = change.Launch;
        if (Closed(launch, command.Reason) is { } refusal)
        {
            return refusal;
        }

        if (launch.Metrics.All(metric => metric.Id != command.MetricId))
        {
            return launch.RemovedMetrics.Contains(command.MetricId) ? null : Unknown(command.MetricId);
        }

        change.Set(launch with
        {
            Metrics = [.. launch.Metrics.Where(metric => metric.Id != command.MetricId)],
            AgreedMetrics = Agreed(launch),
            RemovedMetrics = [.. launch.RemovedMetrics.Where(id => id != command.MetricId).TakeLast(MostRemoved - 1), command.MetricId],
        });
        change.Record("metric.removed", $"metric/{command.MetricId}", $"Metric '{command.MetricId}' is not measured any more.", reason: command.Reason);
        GuardrailDecider.GiveUp(change, command.MetricId);
        return null;
    }

    private static Refusal Unknown(string metricId) =>
        new(RefusalKind.NotFound, "metric-not-found", $"This launch has no metric '{metricId}'. Its metrics are listed on the launch.");

    private static Refusal? Check(Launch launch, SuccessMetric metric, IReadOnlyList<SuccessMetric> metrics)
    {
        var faults = new FaultList();
        MetricContractRules.Check(metric, faults);
        if (!MetricContractRules.IsId(metric.Id))
        {
            faults.Add("/id", $"The id of a metric has 1-{MetricContractRules.LongestId} lower-case letters, digits and hyphens, such as activation-rate.");
        }

        foreach (var tooMuch in MetricContractRules.TooMuch(metrics, launch.Checks.Count, launch.Metrics))
        {
            faults.Add("", tooMuch);
        }

        return faults.IsEmpty ? null : faults.ToRefusal("The contract has faults; nothing was changed.");
    }

    // Release 1.0 gave the go without a copy of what was agreed: it is made before anything changes.
    private static IReadOnlyList<SuccessMetric>? Agreed(Launch launch) => launch.AgreedMetrics ?? (MetricContractRules.IsFrozen(launch) ? launch.Metrics : null);

    private static Refusal? Closed(Launch launch, string? reason) =>
        launch.IsFinal ? GateRefusals.LaunchIsOver(launch)
        : MetricContractRules.IsFrozen(launch) ? ChecklistRules.ReasonMissing(reason, ReasonNeeded)
        : ChecklistRules.ReasonTooLong(reason);
}
