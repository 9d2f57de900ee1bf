using LaunchControl.Functions.OpenApi;
using static LaunchControl.Functions.OpenApi.Shape;

namespace LaunchControl.Functions.Performance;

/// <summary>What the API document says about metrics, and what the checks after launch found.</summary>
internal static class PerformanceOperations
{
    public static IReadOnlyList<ApiOperation> All { get; } =
    [
        ApiOperation.Command("ChangeMetric", ObservationOperations.Tag.Name, "Agree on a metric.", Callers.Managers, new ApiBody(MetricShapes.Change(), """
            { "name": "Activation", "unit": "%", "direction": "up", "baseline": 34, "target": 40, "guardrail": 30, "window": "P1D", "aggregation": "mean", "minimumData": 3,
              "source": { "kind": "prometheus", "url": "https://prometheus.contoso.example", "query": "avg(activation_ratio) * 100", "secret": "prometheus-read" },
              "reason": "The new plan changes who is counted" }
            """)) with
        {
            Description = "The whole contract of one metric: a new one, or in place of the one with this id. Once the go is given a reason is needed, and the contract as it was stays "
                + "in `agreedMetrics`. Snapshots keep the contract that they were judged by.",
        },
        ApiOperation.Command("RemoveMetric", ObservationOperations.Tag.Name, "Measure a metric no more.", Callers.Managers, ApiBody.OptionalReason("Why; or as query parameter. Needed once the go is given.", "Measured wrongly")) with
        {
            Description = "What was measured stays.",
            Parameters = [ApiParameter.IfMatch, ApiParameter.Query("reason", "Why; or in the body.", Text(2000), "Measured wrongly")],
        },
        ApiOperation.LaunchRead("GetSnapshots", ObservationOperations.Tag.Name, "What the checks after launch found.",
            ApiAnswer.Json<SnapshotsView>(200, "Metric by metric, oldest first, without paging: a launch has at most 1,000.", Example),
            ApiAnswer.Content(200, "text/csv", "A row for each snapshot, where `Accept` names `text/csv`.", SnapshotsCsv.HeadingLine)) with
        {
            Parameters =
            [
                ApiParameter.Query("metric", "Only this metric.", Text(2000), "activation-rate"),
                ApiParameter.Query("from", "Only of checks that were due at this instant or later.", Instant(), "2027-03-02T00:00:00Z"),
                ApiParameter.Query("to", "Only of checks that were due before this instant.", Instant(), "2027-04-01T00:00:00Z"),
            ],
            Problems = [404, 422],
        },
    ];

    private const string Contract = """
        { "id": "activation-rate", "name": null, "unit": "%", "direction": "up", "baseline": 34, "target": 40, "guardrail": 30, "window": null, "aggregation": "mean",
          "minimumData": 1, "source": null }
        """;

    private const string Example = $$"""
        { "items": [ { "metric": "activation-rate", "agreed": {{Contract}}, "current": {{Contract}}, "snapshots": [
            { "check": "L+1d", "dueAt": "2027-03-03T09:00:00-05:00", "takenAt": "2027-03-03T14:00:00+00:00", "isLate": false, "metric": {{Contract}},
              "measurement": { "metric": "activation-rate", "from": "2027-03-02T09:00:00-05:00", "to": "2027-03-03T09:00:00-05:00", "value": 41.2, "count": 24, "noDataBecause": null },
              "verdict": "met", "because": "41.2 % reaches the target of 40 %.", "fromBaseline": 7.2, "fromPrevious": 0.4, "isGuardrailBreached": false } ] } ],
          "checks": [ { "offset": "L+1d", "dueAt": "2027-03-03T09:00:00-05:00", "ranAt": "2027-03-03T14:00:00+00:00", "isLate": false, "verdicts": { "activation-rate": "met" },
            "values": { "activation-rate": 41.2 }, "recommendation": "continue", "feedback": null } ],
          "incidents": [] }
        """;
}
