using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;

namespace LaunchControl.Core.Tests.Performance;

public sealed class MetricDeciderTests
{
    private static readonly SuccessMetric Metric = new() { Id = "activation", Unit = "%", Direction = MetricDirection.Up, Baseline = 34, Target = 40 };

    private static readonly Playbook Playbook = WithGates(Gate("a", "ana")) with { Metrics = [Metric] };

    [Fact]
    public void The_go_freezes_what_was_agreed_in_the_entry_that_says_so()
    {
        Assert.Null(LaunchScenario.GivenOpened(Playbook).Launch.AgreedMetrics);

        var scenario = LaunchScenario.GivenScheduled(Playbook);
        Assert.Equal([Metric], scenario.Launch.AgreedMetrics);
        Assert.Contains(scenario.Audit.Single(entry => entry.Action == "launch.scheduled").Changes, change => change.Path == "agreedMetrics");
    }

    [Fact]
    public void After_the_go_a_change_needs_a_reason_and_leaves_what_was_agreed_alone()
    {
        var scenario = LaunchScenario.GivenScheduled(Playbook)
            .When(new ChangeMetric(Metric with { Target = 45 }, null)).ThenRefused("reason-required")
            .When(new ChangeMetric(Metric, null)).ThenRefused("reason-required")
            .When(new RemoveMetric("activation", " ")).ThenRefused("reason-required")
            .When(new ChangeMetric(Metric with { Target = 45, Window = "P2D" }, "More was promised.")).ThenAccepted();

        Assert.Equal((45, 40), (scenario.Launch.Metrics[0].Target, scenario.Launch.AgreedMetrics![0].Target));
        Assert.Equal(("metric.changed", "metric/activation", "More was promised."), (scenario.Audit[^1].Action, scenario.Audit[^1].Subject, scenario.Audit[^1].Reason));
        Assert.Equal("The contract of metric 'activation' changed: target 40 becomes 45, window none becomes P2D.", scenario.Audit[^1].Summary);
        scenario.When(new ChangeMetric(Metric with { Target = 45, Window = "P2D" }, "More was promised.")).ThenNothingChanged();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_go_that_release_1_0_gave_has_its_copy_made_before_anything_changes(bool isHeld)
    {
        var scenario = LaunchScenario.GivenScheduled(Playbook);
        scenario = isHeld ? scenario.When(new HoldLaunch("The vendor is late.")) : scenario;
        scenario.Given(launch => launch with { AgreedMetrics = null })
            .When(new ChangeMetric(Metric with { Target = 45 }, null)).ThenRefused("reason-required")
            .When(new RemoveMetric("activation", null)).ThenRefused("reason-required")
            .When(new ChangeMetric(Metric with { Target = 45 }, "More was promised.")).ThenAccepted();
        Assert.Equal((45, 40), (scenario.Launch.Metrics[0].Target, scenario.Launch.AgreedMetrics!.Single().Target));
        Assert.Contains(scenario.Audit[^1].Changes, change => change.Path == "agreedMetrics");

        scenario.Given(launch => launch with { AgreedMetrics = null }).When(new RemoveMetric("activation", "Nobody counts it.")).ThenAccepted();
        Assert.Equal([Metric with { Target = 45 }], scenario.Launch.AgreedMetrics);
    }

    [Fact]
    public void A_go_that_release_1_0_gave_has_its_copy_made_at_the_launch_moment()
    {
        var scenario = LaunchScenario.GivenScheduled(Playbook).Given(launch => launch with { AgreedMetrics = null }).At(Builders.StartLaunchBuilder.LaunchAt).When(new GoLive());
        scenario.ThenLaunch(LaunchStatus.Live);
        Assert.Equal([Metric], scenario.Launch.AgreedMetrics);
    }

    [Fact]
    public void What_release_1_0_allowed_too_much_of_may_be_changed_and_not_added_to()
    {
        var many = Enumerable.Range(0, 55).Select(number => Metric with { Id = $"m{number}", Target = null, Guardrail = number < 45 ? 30 : null }).ToList();
        LaunchScenario.GivenOpened(Playbook).Given(launch => launch with { Metrics = many })
            .When(new ChangeMetric(many[0] with { Target = 45 }, null)).ThenAccepted()
            .When(new ChangeMetric(many[0] with { Guardrail = null }, null)).ThenAccepted()
            .When(new ChangeMetric(many[0], null)).ThenRefused("invalid-request")
            .When(new ChangeMetric(many[0] with { Id = "another", Guardrail = null }, null)).ThenRefused("invalid-request");
    }

    [Fact]
    public void A_go_that_is_given_again_freezes_again()
    {
        var scenario = LaunchScenario.GivenScheduled(WithGates(Gate("a", "ana").Items("a1")) with { Metrics = [Metric] }).When(new ReopenItem("a1", "It regressed."));
        scenario.ThenLaunch(LaunchStatus.GoNoGo);
        Assert.Null(scenario.Launch.AgreedMetrics);

        scenario.When(new ChangeMetric(Metric with { Target = 42 }, null)).ThenAccepted().WhenEverybodyApproves().ThenLaunch(LaunchStatus.Scheduled);
        Assert.Equal(42, scenario.Launch.AgreedMetrics![0].Target);
    }

    [Fact]
    public void Metrics_come_and_go_while_the_launch_runs_and_not_after()
    {
        var scenario = LaunchScenario.GivenOpened(Playbook)
            .When(new ChangeMetric(Metric with { Id = "churn", Direction = MetricDirection.Down, Baseline = null, Target = 2 }, null)).ThenAccepted();
        Assert.Equal(["activation", "churn"], scenario.Launch.Metrics.Select(metric => metric.Id));
        Assert.Equal("Metric 'churn' is agreed: unit %, direction down, target 2, aggregation mean, minimum data 1.", scenario.Audit[^1].Summary);

        scenario.When(new RemoveMetric("churn", null)).ThenAccepted().When(new RemoveMetric("churn", null)).ThenNothingChanged()
            .When(new RemoveMetric("churm", null)).ThenRefused("metric-not-found")
            .WhenEverybodyApproves().WhenTimePasses().ThenLaunch(LaunchStatus.Completed)
            .When(new ChangeMetric(Metric with { Target = 1 }, "Too late.")).ThenRefused("launch-is-over")
            .When(new RemoveMetric("activation", "Too late.")).ThenRefused("launch-is-over");
    }

    [Fact]
    public void A_faulty_contract_is_refused_with_every_fault()
    {
        var refusal = LaunchScenario.GivenOpened(Playbook).When(new ChangeMetric(Metric with { Id = "A B", Window = "P1Y", MinimumData = 0, Guardrail = 50 }, null)).Outcome!.Refusal!;
        Assert.Equal(["/guardrail", "/id", "/minimumData", "/window"], refusal.Faults.Keys.Order(StringComparer.Ordinal));
    }
}
