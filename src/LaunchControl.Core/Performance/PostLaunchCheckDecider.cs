using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;

namespace LaunchControl.Core.Performance;

/// <summary>Runs the snapshot ladder after launch: each check once, late ones too.</summary>
internal static class PostLaunchCheckDecider
{
    public static Refusal? Record(LaunchChange change, RecordCheck command)
    {
        if (change.Launch.Status != LaunchStatus.Live
            || change.Launch.Checks.FirstOrDefault(check => check.Offset == command.Offset) is not { RanAt: null, DueAt: { } dueAt } due
            || dueAt > change.Now)
        {
            return null;
        }

        var isLate = CheckLadder.IsLate(due, command.BegunAt ?? change.Now);
        List<MetricSnapshot> snapshots = [.. command.Metrics.Select(measured => Snapshot(change, due, measured, isLate))];

        // A guardrail that was given up while its source was read opens nothing: no later check would close it.
        var guarded = snapshots.FindAll(snapshot => change.Launch.Metrics.Any(metric => metric.Id == snapshot.Metric.Id && metric.Guardrail is not null));
        var news = GuardrailRules.Judge(change.Launch.Incidents, guarded, change.Now);
        var told = news.Where(one => one.News != IncidentNews.Repeated).ToList();
        var incidents = news.Aggregate(change.Launch.Incidents, (all, one) => IncidentList.Put(all, one.Incident));
        var ran = due with
        {
            RanAt = change.Now,
            IsLate = isLate,
            Verdicts = snapshots.ToDictionary(snapshot => snapshot.Metric.Id, snapshot => snapshot.Verdict, StringComparer.Ordinal),
            Values = snapshots.Where(snapshot => snapshot.Measurement.Value is not null)
                .ToDictionary(snapshot => snapshot.Metric.Id, snapshot => snapshot.Measurement.Value!.Value, StringComparer.Ordinal),
            Recommendation = GuardrailRules.Overall(incidents, guarded),
            Feedback = command.Feedback,
        };
        change.Set(change.Launch with
        {
            Checks = [.. change.Launch.Checks.Select(check => check.Offset == ran.Offset ? ran : check)],
            Incidents = [.. news.Except(told).Aggregate(change.Launch.Incidents, (all, one) => IncidentList.Put(all, one.Incident))],
        });
        change.Record("check.ran", $"check/{ran.Offset}", CheckWords.Summary(ran, change.Now, Math.Max(0, change.Launch.Metrics.Count - MetricContractRules.MostMetrics)), bySystem: true);
        change.Keep(snapshots);
        GuardrailDecider.Tell(change, ran.Offset, told);
        return Complete(change);
    }

    public static Refusal? Complete(LaunchChange change)
    {
        if (CheckLadder.IsThrough(change.Launch))
        {
            change.Set(change.Launch with { Status = LaunchStatus.Completed, CompletedAt = change.Now });
            change.Record("launch.completed", null, "The last post-launch check has run; the launch is completed.",
                LaunchStatus.Live, LaunchStatus.Completed, bySystem: true);
            change.Mail(MailKind.LaunchCompleted, change.Launch.Owner);
        }

        return null;
    }

    private static MetricSnapshot Snapshot(LaunchChange change, PostLaunchCheck check, MeasuredMetric measured, bool isLate)
    {
        var (metric, measurement) = (measured.Metric, measured.Measurement);
        var (verdict, because) = VerdictRules.Judge(metric, measurement);
        return new MetricSnapshot
        {
            Check = check.Offset,
            DueAt = check.DueAt!.Value,
            TakenAt = change.Now,
            IsLate = isLate,
            Metric = metric,
            Measurement = measurement,
            Verdict = verdict,
            Because = because,
            FromBaseline = VerdictRules.Difference(measurement.Value, metric.Baseline),
            FromPrevious = VerdictRules.Difference(measurement.Value, Previous(change.Launch, check, metric.Id)),
            IsGuardrailBreached = measurement.Value is { } value && VerdictRules.IsBreached(metric, value),
        };
    }

    private static double? Previous(Launch launch, PostLaunchCheck check, string metric) =>
        launch.Checks.Where(earlier => earlier.DueAt < check.DueAt && earlier.Values.ContainsKey(metric)).MaxBy(earlier => earlier.DueAt)?.Values[metric];
}
