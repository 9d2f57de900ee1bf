using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;

namespace LaunchControl.Core.Performance;

/// <summary>Keeps incidents, and tells of those that began, got worse or are over.</summary>
internal static class GuardrailDecider
{
    /// <summary>Whose people hear of an incident beside the launch owner, where a playbook has the role.</summary>
    public const string ExecutiveRole = "executive";

    /// <param name="news">No repetitions: nobody is told of those.</param>
    public static void Tell(LaunchChange change, string offset, IReadOnlyList<(Incident Incident, IncidentNews News)> news)
    {
        foreach (var (incident, what) in news)
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
