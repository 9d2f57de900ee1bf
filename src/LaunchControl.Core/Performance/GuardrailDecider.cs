using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;

namespace LaunchControl.Core.Performance;

/// <summary>Keeps incidents, and tells of those that began, got worse or are over.</summary>
internal static class GuardrailDecider
{
    /// <summary>Whose people hear of an incident beside the launch owner, where a playbook has the role.</summary>
    public const string ExecutiveRole = "executive";

    /// <summary>Beyond that, what happened is told in one entry: those of a launch of release 1.0 with more guardrails than may be must fit into its transaction too.</summary>
    private const int MostEntries = MetricContractRules.MostGuardrails;

    /// <param name="news">No repetitions: nobody is told of those.</param>
    public static void Tell(LaunchChange change, string offset, IReadOnlyList<(Incident Incident, IncidentNews News)> news)
    {
        var each = news.Count <= MostEntries ? news : [.. news.OrderBy(one => one.News == IncidentNews.Cleared).Take(MostEntries)];
        foreach (var (incident, what) in each)
        {
            change.Set(change.Launch with { Incidents = IncidentList.Put(change.Launch.Incidents, incident) });
            var (subject, summary) = ($"metric/{incident.Metric}", Summary(change.Launch, offset, incident, what));
            if (what == IncidentNews.Cleared)
            {
                change.Record("guardrail.cleared", subject, summary, bySystem: true);
            }
            else
            {
                change.Record("guardrail.breached", subject, summary, bySystem: true);
            }
        }

        Summarise(change, offset, [.. news.Except(each)]);

        // One mail a check and person, however many metrics it is about.
        foreach (var kind in news.Select(one => one.News == IncidentNews.Cleared ? MailKind.GuardrailCleared : MailKind.GuardrailBreached).Distinct())
        {
            foreach (var person in change.Launch.PeopleOf(ExecutiveRole).Prepend(change.Launch.Owner).Distinct())
            {
                change.Mail(kind, person, check: offset);
            }
        }
    }

    /// <summary>Ends the incident of a metric that has no guardrail any more.</summary>
    public static void GiveUp(LaunchChange change, string metric)
    {
        if (change.Launch.Incidents.FirstOrDefault(incident => incident.IsOpen && incident.Metric == metric) is { } open)
        {
            change.Set(change.Launch with { Incidents = IncidentList.Put(change.Launch.Incidents, open with { ClearedAt = change.Now }) });
            change.Record("guardrail.cleared", $"metric/{metric}", $"The incident of metric '{metric}' is over: its guardrail was given up.", bySystem: true);
        }
    }

    private static void Summarise(LaunchChange change, string offset, List<(Incident Incident, IncidentNews News)> rest)
    {
        change.Set(change.Launch with { Incidents = rest.Aggregate(change.Launch.Incidents, (all, one) => IncidentList.Put(all, one.Incident)) });
        if (rest.Exists(one => one.News != IncidentNews.Cleared))
        {
            change.Record("guardrail.breached", $"check/{offset}", $"The {offset} check also {InWords(rest)}", bySystem: true);
        }
        else if (rest.Count > 0)
        {
            change.Record("guardrail.cleared", $"check/{offset}", $"The {offset} check also {InWords(rest)}", bySystem: true);
        }
    }

    private static string InWords(List<(Incident Incident, IncidentNews News)> news)
    {
        var byWord = news.ToLookup(one => one.News == IncidentNews.Cleared ? "kept again" : "breached", one => one.Incident.Metric);
        var found = byWord.Select(metrics => $"the guardrails of {string.Join(", ", metrics)} {metrics.Key}");
        return $"found {string.Join(", and ", found)}.";
    }

    private static string Summary(Launch launch, string offset, Incident incident, IncidentNews what)
    {
        var name = launch.Metrics.FirstOrDefault(metric => metric.Id == incident.Metric)?.Name is { } given ? $"{given} ({incident.Metric})" : incident.Metric;
        return what switch
        {
            IncidentNews.Cleared => $"The {offset} check found the guardrail of {name} kept again; the incident is over after {incident.Breaches} {(incident.Breaches == 1 ? "breach" : "breaches")}.",
            IncidentNews.Opened => $"The {offset} check found the guardrail of {name} breached. Recommendation: {CheckWords.Of(incident.Recommendation)}. {incident.Because}",
            _ => $"The {offset} check found the guardrail of {name} still breached. Recommendation, worse than before: {CheckWords.Of(incident.Recommendation)}. {incident.Because}",
        };
    }
}
