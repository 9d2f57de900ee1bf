using LaunchControl.Core.Performance;

namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>Success metrics that every launch of the playbook has.</summary>
internal static class MetricRules
{
    public static void Check(PlaybookDocument document)
    {
        var (metrics, faults) = (document.Playbook.Metrics, document.Faults);
        ListRules.CheckCount(faults, "/metrics", metrics.Count, PlaybookLimits.MostMetrics, "metrics");
        ListRules.CheckUnique(faults, metrics.Select((metric, index) => ($"/metrics/{index}/id", metric.Id)), "metric");
        for (var i = 0; i < metrics.Count; i++)
        {
            TextRules.CheckId(faults, $"/metrics/{i}/id", metrics[i].Id);
            MetricContractRules.Check(metrics[i], $"/metrics/{i}", faults);
        }

        foreach (var tooMuch in metrics.Count > PlaybookLimits.MostMetrics ? [] : MetricContractRules.TooMuch(metrics, document.Playbook.PostLaunchChecks.Count))
        {
            faults.Add("/metrics", tooMuch);
        }
    }
}
