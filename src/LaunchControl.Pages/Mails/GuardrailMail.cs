using LaunchControl.Core.Performance;

namespace LaunchControl.Pages.Mails;

/// <summary>To the launch owner and the executives: what a check found out about guardrails.</summary>
internal static class GuardrailMail
{
    public static MailBody WriteBreached(MailModel model)
    {
        var incidents = model.Launch.Incidents.Where(incident => incident.IsOpen && incident.ToldBy == model.Check).ToList();
        var advice = incidents.Select(incident => incident.Recommendation).DefaultIfEmpty(Recommendation.Hold).Max();
        var isNew = incidents.Exists(incident => incident.OpenedBy == model.Check);
        return Write(model, incidents, isNew ? "Guardrail breached" : "Guardrail still breached", $"LaunchControl recommends to {InWords(advice)}. You decide.") with
        {
            List = [.. incidents.Select(incident => $"{Name(model, incident)}: {Value(model, incident)} - recommendation: {CheckWords.Of(incident.Recommendation)}. {incident.Because}")],
            Closing = ["The same guardrail makes no second mail until a check finds it kept, unless the recommendation gets worse. A check without data changes nothing."],
        };
    }

    public static MailBody WriteCleared(MailModel model)
    {
        var incidents = model.Launch.Incidents.Where(incident => incident.ClearedBy == model.Check).ToList();
        return Write(model, incidents, "Guardrail kept again", "The incident is over.") with
        {
            List = [.. incidents.Select(incident => $"{Name(model, incident)}: breached at {DateText.Count(incident.Breaches, "check")}, the first of them {incident.OpenedBy}")],
        };
    }

    private static MailBody Write(MailModel model, List<Incident> incidents, string what, string advice)
    {
        var first = incidents.Count > 0 ? Name(model, incidents[0]) : "a metric";
        var more = incidents.Count > 1 ? $" and {DateText.Count(incidents.Count - 1, "more metric", "more metrics")}" : "";
        return new MailBody
        {
            Subject = $"{what}: {first}{more} - {model.Launch.Name}",
            Preheader = advice,
            Paragraphs = [$"The {model.Check} check of {model.Launch.Name} found this. {advice}"],
            ListTitle = what,
            Link = model.BoardLink,
            LinkText = "See the launch board",
        };
    }

    private static string Value(MailModel model, Incident incident)
    {
        var unit = model.Launch.Metrics.FirstOrDefault(metric => metric.Id == incident.Metric)?.Unit;
        return $"{Quantity.Text(incident.Value, unit, incident.Guardrail)}, guardrail {Quantity.Text(incident.Guardrail, unit, incident.Value)}";
    }

    private static string Name(MailModel model, Incident incident) => model.Launch.Metrics.FirstOrDefault(metric => metric.Id == incident.Metric)?.Name ?? incident.Metric;

    private static string InWords(Recommendation recommendation) => recommendation == Recommendation.RollBack ? "roll the launch back" : "hold the launch where it is";
}
