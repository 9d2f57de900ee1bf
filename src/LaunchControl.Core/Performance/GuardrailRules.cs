using System.Globalization;

namespace LaunchControl.Core.Performance;

/// <summary>What breached guardrails mean: incidents, and what to do. <c>docs/performance.md</c> has the rules by their names.</summary>
internal static class GuardrailRules
{
    /// <summary>What the snapshots of one check do to the incidents of their metrics. Metrics without data do nothing.</summary>
    public static IReadOnlyList<(Incident Incident, IncidentNews News)> Judge(IReadOnlyList<Incident> incidents, IReadOnlyList<MetricSnapshot> snapshots, DateTimeOffset now)
    {
        var breached = snapshots.Count(snapshot => snapshot.IsGuardrailBreached);
        List<(Incident, IncidentNews)> news = [];
        foreach (var snapshot in snapshots.Where(snapshot => snapshot is { Metric.Guardrail: not null, Measurement.Value: not null }))
        {
            var open = incidents.FirstOrDefault(incident => incident.IsOpen && incident.Metric == snapshot.Metric.Id);
            if (snapshot.IsGuardrailBreached)
            {
                news.Add(Breach(snapshot, open, incidents, breached, now));
            }
            else if (open is not null)
            {
                news.Add((open with { ClearedAt = now, ClearedBy = snapshot.Check }, IncidentNews.Cleared));
            }
        }

        return news;
    }

    /// <summary>
    /// What to do with the launch: the worst that is recommended for an open incident; to go on where a guardrail was judged and none is
    /// breached; null where there is nothing to go by.
    /// </summary>
    /// <param name="incidents">As the check left them.</param>
    public static Recommendation? Overall(IReadOnlyList<Incident> incidents, IReadOnlyList<MetricSnapshot> snapshots) =>
        incidents.Where(incident => incident.IsOpen).Max(incident => (Recommendation?)incident.Recommendation)
        ?? (snapshots.Any(snapshot => snapshot is { Metric.Guardrail: not null, Measurement.Value: not null }) ? Recommendation.Continue : null);

    private static (Incident, IncidentNews) Breach(MetricSnapshot snapshot, Incident? open, IReadOnlyList<Incident> incidents, int breached, DateTimeOffset now)
    {
        var (metric, value) = (snapshot.Metric, snapshot.Measurement.Value!.Value);
        var breaches = (open?.Breaches ?? 0) + 1;
        var (recommendation, rules) = Recommend(metric, value, breaches, breached);
        var isNews = open is null || recommendation > open.Recommendation;
        var incident = (open ?? New(snapshot, incidents, now)) with
        {
            Value = value,
            Guardrail = metric.Guardrail!.Value,
            Breaches = breaches,
            Recommendation = recommendation,
            Because = $"{rules}: {Sentence(snapshot)}",
            ToldBy = isNews ? snapshot.Check : open!.ToldBy,
        };
        return (incident, open is null ? IncidentNews.Opened : isNews ? IncidentNews.Worsened : IncidentNews.Repeated);
    }

    private static (Recommendation Recommendation, string Rules) Recommend(SuccessMetric metric, double value, int breaches, int breached)
    {
        var (beyond, distance) = (Math.Abs(value - metric.Guardrail!.Value), Math.Abs((metric.Baseline - metric.Guardrail) ?? 0));
        var slack = Quantity.SlackOf(value, metric.Guardrail.Value) + Quantity.SlackOf(metric.Baseline ?? 0, metric.Guardrail.Value);
        List<string> rules =
        [
            .. breaches > 1 ? ["G2 (breached at two checks running)"] : Array.Empty<string>(),
            .. breached > 1 ? ["G3 (two guardrails breached at once)"] : Array.Empty<string>(),
            .. distance > 0 && beyond > distance + slack ? ["G4 (further beyond the guardrail than the baseline is before it)"] : Array.Empty<string>(),
        ];
        return rules.Count > 0 ? (Recommendation.RollBack, string.Join(" and ", rules)) : (Recommendation.Hold, "G1 (one guardrail breached at one check)");
    }

    private static Incident New(MetricSnapshot snapshot, IReadOnlyList<Incident> incidents, DateTimeOffset now) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"{snapshot.Metric.Id}-{Number(snapshot.Metric.Id, incidents)}"),
        Metric = snapshot.Metric.Id,
        OpenedAt = now,
        OpenedBy = snapshot.Check,
        Value = 0,
        Guardrail = 0,
        Recommendation = Recommendation.Hold,
        Because = "",
    };

    // Old ones may have been forgotten, so that counting them would give a number twice.
    private static int Number(string metric, IReadOnlyList<Incident> incidents) =>
        incidents.LastOrDefault(incident => incident.Metric == metric) is { } last && int.TryParse(last.Id.AsSpan(metric.Length + 1), CultureInfo.InvariantCulture, out var number)
            ? number + 1 : 1;

    private static string Sentence(MetricSnapshot snapshot)
    {
        var (metric, measured) = (snapshot.Metric, snapshot.Measurement);
        return string.Create(CultureInfo.InvariantCulture,
            $"{Quantity.Text(measured.Value!.Value, metric.Unit, metric.Guardrail!.Value)} from {measured.From:yyyy-MM-dd HH:mm} to {measured.To:yyyy-MM-dd HH:mm zzz} is {(metric.Direction == MetricDirection.Up ? "below" : "above")} the guardrail of {Quantity.Text(metric.Guardrail.Value, metric.Unit, measured.Value.Value)}.");
    }
}
