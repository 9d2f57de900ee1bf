using LaunchControl.Core.Auditing;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Performance;

public sealed class GuardrailTests
{
    private static readonly Playbook Playbook = WithGates(Gate("a", "executive")) with
    {
        Metrics =
        [
            new() { Id = "errors", Name = "Error rate", Unit = "%", Direction = MetricDirection.Down, Baseline = 2, Target = 1, Guardrail = 5 },
            new() { Id = "uptime", Unit = "%", Direction = MetricDirection.Up, Guardrail = 99 },
        ],
        PostLaunchChecks = ["L+1d", "L+2d", "L+3d", "L+4d", "L+5d"],
    };

    private static readonly string[] Alerted = [Owner, Person("executive")];

    [Fact]
    public void A_breach_opens_an_incident_that_the_next_check_which_finds_it_kept_clears()
    {
        var scenario = Live().At(Day(1)).WhenChecksRun(Errors(6)).ThenMailed(MailKind.GuardrailBreached, Alerted).ThenMailed(MailKind.GuardrailCleared);

        var incident = scenario.Launch.Incidents.Single();
        Assert.Equal(("errors-1", "errors", 6, 5, 1, Recommendation.Hold, "L+1d"),
            (incident.Id, incident.Metric, incident.Value, incident.Guardrail, incident.Breaches, incident.Recommendation, incident.OpenedBy));
        Assert.Equal("G1 (one guardrail breached at one check): 6 % from 2027-03-02 09:00 to 2027-03-03 09:00 -05:00 is above the guardrail of 5 %.", incident.Because);
        Assert.Equal(["check.ran", "guardrail.breached"], scenario.Outcome!.Decision!.Audit.Select(entry => entry.Action));
        Assert.Equal("The L+1d check ran. 1 met, 1 missed. Recommendation: hold.", scenario.Outcome.Decision.Audit[0].Summary);

        scenario.At(Day(2)).WhenChecksRun(Errors(3)).ThenMailed(MailKind.GuardrailBreached).ThenMailed(MailKind.GuardrailCleared, Alerted);

        Assert.Equal((Day(2), "L+2d", false), (scenario.Launch.Incidents.Single().ClearedAt, scenario.Launch.Incidents.Single().ClearedBy, scenario.Launch.Incidents.Single().IsOpen));
        Assert.Equal([Recommendation.Hold, Recommendation.Continue], scenario.Launch.Checks.Take(2).Select(check => check.Recommendation!.Value));
        Assert.Equal("The L+2d check found the guardrail of Error rate (errors) kept again; the incident is over after 1 breach.", scenario.Outcome!.Decision!.Audit[^1].Summary);
    }

    [Fact]
    public void Repeated_breaches_are_one_incident_with_a_second_mail_only_as_the_recommendation_gets_worse()
    {
        var scenario = Live().At(Day(1)).WhenChecksRun(Errors(6))
            .At(Day(2)).WhenChecksRun(Errors(6)).ThenMailed(MailKind.GuardrailBreached, Alerted)
            .At(Day(3)).WhenChecksRun(Errors(7)).ThenMailed(MailKind.GuardrailBreached);

        var incident = scenario.Launch.Incidents.Single();
        Assert.Equal((3, 7, Recommendation.RollBack, "L+2d"), (incident.Breaches, incident.Value, incident.Recommendation, incident.ToldBy));
        Assert.StartsWith("G2 (breached at two checks running): 7 %", incident.Because, StringComparison.Ordinal);
        Assert.Equal(2, scenario.Audit.Count(entry => entry.Action == "guardrail.breached"));
    }

    [Fact]
    public void No_data_neither_opens_nor_clears()
    {
        var scenario = Live().At(Day(1)).WhenChecksRun((_, _) => null);
        Assert.Empty(scenario.Launch.Incidents);
        Assert.Null(scenario.Launch.Checks[0].Recommendation);

        scenario.At(Day(2)).WhenChecksRun(Errors(6)).At(Day(3)).WhenChecksRun((_, _) => null);
        Assert.True(scenario.Launch.Incidents.Single() is { IsOpen: true, Breaches: 1 });
        Assert.Equal(Recommendation.Hold, scenario.Launch.Checks[2].Recommendation);
    }

    [Fact]
    public void A_breach_after_a_kept_check_is_another_incident()
    {
        var scenario = Live().At(Day(1)).WhenChecksRun(Errors(6)).At(Day(2)).WhenChecksRun(Errors(3)).At(Day(3)).WhenChecksRun(Errors(6)).ThenMailed(MailKind.GuardrailBreached, Alerted);
        Assert.Equal(["errors-1", "errors-2"], scenario.Launch.Incidents.Select(incident => incident.Id));
        Assert.Equal(Recommendation.Hold, scenario.Launch.Incidents[1].Recommendation);
    }

    [Fact]
    public void Two_guardrails_at_once_mean_to_roll_back_with_one_mail_each()
    {
        var scenario = Live().At(Day(1)).WhenChecksRun((_, metric) => metric.Id == "errors" ? 6 : 98).ThenMailed(MailKind.GuardrailBreached, Alerted);
        Assert.All(scenario.Launch.Incidents, incident => Assert.StartsWith("G3 (two guardrails breached at once): ", incident.Because, StringComparison.Ordinal));
        Assert.Equal(Recommendation.RollBack, scenario.Launch.Checks[0].Recommendation);
    }

    [Theory]
    [InlineData(8, "G1 ")]
    [InlineData(8.1, "G4 ")]
    public void Further_beyond_the_guardrail_than_the_baseline_is_before_it_means_to_roll_back(double value, string rule) =>
        Assert.StartsWith(rule, Live().At(Day(1)).WhenChecksRun(Errors(value)).Launch.Incidents.Single().Because, StringComparison.Ordinal);

    [Fact]
    public void A_guardrail_that_is_given_up_ends_its_incident()
    {
        var scenario = Live().At(Day(1)).WhenChecksRun(Errors(6));
        scenario.When(new ChangeMetric(scenario.Launch.Metrics[0] with { Guardrail = null }, "Nobody minds."));
        Assert.Equal(["metric.changed", "guardrail.cleared"], scenario.Outcome!.Decision!.Audit.Select(entry => entry.Action));
        Assert.False(scenario.Launch.Incidents.Single().IsOpen);
        Assert.Equal((null, Day(1)), (scenario.Launch.Incidents.Single().ClearedBy, scenario.Launch.Incidents.Single().ClearedAt));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_guardrail_that_is_given_up_while_its_source_is_read_opens_no_incident(bool isRemoved)
    {
        var scenario = Live().At(Day(1));
        var errors = scenario.Launch.Metrics[0];
        scenario.When(isRemoved ? new RemoveMetric("errors", "Nobody minds.") : new ChangeMetric(errors with { Guardrail = null }, "Nobody minds.")).ThenAccepted()
            .When(new RecordCheck("L+1d", [new MeasuredMetric(errors, new Measurement("errors", LaunchAt, Day(1)) { Value = 9, Count = 1 })]));

        Assert.Empty(scenario.Launch.Incidents);
        Assert.Null(scenario.Launch.Checks[0].Recommendation);
        scenario.ThenMailed(MailKind.GuardrailBreached);
        var snapshot = scenario.Outcome!.Decision!.Snapshots.Single();
        Assert.Equal((errors, 9, Verdict.Missed), (snapshot.Metric, snapshot.Measurement.Value, snapshot.Verdict));
    }

    [Fact]
    public void A_launch_of_release_1_0_with_more_guardrails_and_metrics_than_may_be_has_its_checks_in_one_transaction()
    {
        var scenario = Live().Given(launch => launch with
        {
            Metrics = [.. Enumerable.Range(0, 53).Select(number => new SuccessMetric { Id = $"m{number}", Direction = MetricDirection.Up, Guardrail = 5 })],
        });
        Check("L+1d", 1, 1);
        Assert.Equal(50, scenario.Launch.Incidents.Count(incident => incident.IsOpen));
        Assert.Equal("The L+1d check ran. 50 missed. 3 of the metrics were not measured: a check measures the first 50. Recommendation: roll back.", First().Summary);
        Assert.Equal(("guardrail.breached", "check/L+1d"), (Last().Action, Last().Subject));
        Assert.Equal($"The L+1d check also found the guardrails of {string.Join(", ", Enumerable.Range(40, 10).Select(number => $"m{number}"))} breached.", Last().Summary);
        scenario.ThenMailed(MailKind.GuardrailBreached, Alerted);

        Check("L+2d", 9, 9);
        Assert.DoesNotContain(scenario.Launch.Incidents, incident => incident.IsOpen);
        Assert.Equal(("guardrail.cleared", "check/L+2d"), (Last().Action, Last().Subject));

        Check("L+3d", 1, 9);
        Check("L+4d", 9, 1);
        Assert.Equal("The L+4d check also found the guardrails of m15, m16, m17, m18, m19, m20, m21, m22, m23, m24 kept again.", Last().Summary);
        Assert.Equal(25, scenario.Launch.Incidents.Count(incident => incident.IsOpen));

        void Check(string offset, double first, double others)
        {
            var day = int.Parse(offset[2..^1], System.Globalization.CultureInfo.InvariantCulture);
            scenario.At(Day(day)).When(new RecordCheck(offset, [.. scenario.Launch.Metrics.Take(MetricContractRules.MostMetrics).Select((metric, index) =>
                new MeasuredMetric(metric, new Measurement(metric.Id, Day(day - 1), Day(day)) { Value = index < 25 ? first : others, Count = 1 }))]));

            // The launch's row, the outbox and the mark of the command come on top.
            Assert.InRange(scenario.Outcome!.Decision!.Audit.Count + scenario.Outcome.Decision.Snapshots.Count, 50, 97);
        }

        AuditEntry First() => scenario.Outcome!.Decision!.Audit[0];
        AuditEntry Last() => scenario.Outcome!.Decision!.Audit[^1];
    }

    [Fact]
    public void Old_incidents_that_are_over_are_forgotten()
    {
        IReadOnlyList<Incident> incidents = [];
        for (var number = 0; number < 100; number++)
        {
            incidents = IncidentList.Put(incidents, Incident(number) with { ClearedAt = number == 0 ? null : Day(1) });
        }

        Assert.Equal(IncidentList.Most, incidents.Count);
        Assert.Equal(["m-0", "m-99"], [incidents[0].Id, incidents[^1].Id]);
    }

    private static Incident Incident(int number) => new()
    {
        Id = $"m-{number}",
        Metric = "m",
        OpenedAt = Day(1),
        OpenedBy = "L+1d",
        Value = 1,
        Guardrail = 2,
        Recommendation = Recommendation.Hold,
        Because = "",
    };

    private static LaunchScenario Live() => LaunchScenario.GivenLive(Playbook);

    private static DateTimeOffset Day(int day) => LaunchAt.AddDays(day);

    private static Func<PostLaunchCheck, SuccessMetric, double?> Errors(double value) => (_, metric) => metric.Id == "errors" ? value : 99.9;
}
