using LaunchControl.Core.Feedback;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Retrospectives;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Retrospectives;

public sealed class RetrospectiveTests
{
    private static readonly SuccessMetric Activation = new() { Id = "activation", Name = "Activation", Unit = "%", Direction = MetricDirection.Up, Baseline = 34, Target = 40, Guardrail = 30 };

    private static readonly Playbook Playbook = WithGates(
        Gate("a", "ana").Items("x").DueAt("L-7d") with { WaivableBy = ["ana"], OverridableBy = ["ana"] }, Gate("b", "bob").DueAt("L-7d"));

    [Fact]
    public void Before_the_launch_there_is_none()
    {
        var launch = LaunchScenario.GivenScheduled(Playbook).Launch;
        Assert.Equal("not-launched", RetrospectiveBuilder.TooEarly(launch)!.Code);
        Assert.Throws<ArgumentException>(() => Build(launch, new TrailReview()));
    }

    [Fact]
    public void A_launch_in_time_with_everything_met_has_nobody_late_and_nothing_excepted()
    {
        var scenario = LaunchScenario.GivenLive(Playbook);
        var report = Report(scenario);

        Assert.Equal((0d, LaunchAt, LaunchAt), (report.Dates.SlipDays, report.Dates.PlannedAtStart, report.Dates.LiveAt));
        Assert.Empty(report.Late);
        Assert.Empty(report.Exceptions);
        Assert.All(report.Gates, gate => Assert.Equal(0, gate.LateDays));
        Assert.Equal(("team", 3, 0, null), report.Teams.Select(team => (team.Team, team.Gates, team.Late, team.WorstGate)).Single());
        Assert.False(report.IsFinal);
        Assert.Equal(90d, Math.Round(Report(LaunchScenario.GivenScheduled(Playbook).At(LaunchAt.AddMinutes(90)).When(new GoLive())).Dates.SlipDays * 24 * 60, 6));
        Assert.True(Report(scenario.WhenTimePasses()).IsFinal);
    }

    [Fact]
    public void A_move_of_the_date_is_told_with_who_when_and_why_and_the_slip_counts_from_the_first_plan()
    {
        var later = LaunchAt.AddDays(7);
        var scenario = LaunchScenario.GivenOpened(Playbook).When(new Reschedule(later, "The vendor is late.")).ThenAccepted().WhenEverybodyApproves();
        var report = Report(scenario.At(later).When(new GoLive()));

        Assert.Equal((LaunchAt, later, later, 7d), (report.Dates.PlannedAtStart, report.Dates.Planned, report.Dates.LiveAt, report.Dates.SlipDays));
        Assert.Equal(new LaunchMove(Now, Owner, LaunchAt, later, "The vendor is late."), report.Dates.Moves.Single());
        Assert.Equal(LaunchAt.AddDays(-7), report.Gates.Single(gate => gate.Id == "a").PlannedAt);
        Assert.Equal(later.AddDays(-7), report.Gates.Single(gate => gate.Id == "a").DueAt);
    }

    [Fact]
    public void An_approver_who_was_asked_in_time_and_an_owner_who_was_late_are_named_and_whoever_was_asked_too_late_is_not()
    {
        // Item x is due L-14d and holds up gate a, whose approver is asked only after gate a was due; bob was asked at once.
        var scenario = LaunchScenario.GivenOpened(Playbook).At(LaunchAt.AddDays(-5)).WhenDone("x").WhenApproves("ana", "a");
        scenario.At(LaunchAt.AddDays(-4.5)).WhenApproves("bob", "b").WhenEverybodyApproves();
        var report = Report(scenario.At(LaunchAt).When(new GoLive()));

        Assert.Equal([(Owner, 1, 9d), (Person("bob"), 1, 2.5)], report.Late.Select(late => (late.Person, late.Count, late.WorstDays)));
        Assert.Equal(("item/x", 9d), (report.Late[0].Work[0].Subject, report.Late[0].Work[0].LateDays));
        Assert.Equal(("gate/b", LaunchAt.AddDays(-4.5)), (report.Late[1].Work[0].Subject, report.Late[1].Work[0].DoneAt!.Value));
        var team = Assert.Single(report.Teams);
        Assert.Equal((3, 2.5, "Gate b"), (team.Late, team.WorstLateDays, team.WorstGate));
    }

    [Fact]
    public void Waivers_overrides_and_conditions_are_listed_with_what_became_of_them()
    {
        var scenario = LaunchScenario.GivenOpened(Playbook)
            .When(new WaiveItem("x", "The risk is ours.", null), Person("ana")).ThenAccepted()
            .When(new OverrideGate("b", "The outage leaves no time."), Person("ana")).ThenAccepted()
            .WhenSigns("v1", "ana", "a", vote => vote with { Conditions = [new ConditionDraft("Translate", Person("eve"), LaunchAt.AddDays(-1))] }).ThenAccepted();
        var condition = scenario.Gate("a").Items.Single(item => item.IsCondition).Id;
        scenario.WhenEverybodyApproves().WhenDone(condition).WhenEverybodyApproves();
        var report = Report(scenario.At(LaunchAt).When(new GoLive()).ThenLaunch(LaunchStatus.Live));

        Assert.Equal(
            [
                (ExceptionKind.Waiver, "item/x", Person("ana"), ExceptionOutcome.Stood), (ExceptionKind.Override, "gate/b", Person("ana"), ExceptionOutcome.Stood),
                (ExceptionKind.ConditionalApproval, $"item/{condition}", Person("ana"), ExceptionOutcome.Met),
            ],
            report.Exceptions.OrderBy(given => given.Kind).Select(given => (given.Kind, given.Subject, given.By, given.Outcome)));
        Assert.Equal("The outage leaves no time.", report.Exceptions.Single(given => given.Kind == ExceptionKind.Override).Reason);
        Assert.Equal("Translate", report.Exceptions.Single(given => given.Kind == ExceptionKind.ConditionalApproval).Name);
    }

    [Fact]
    public void A_waiver_of_an_item_or_gate_that_left_the_launch_or_was_replaced_did_not_stand()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("x", "y"))).When(new WaiveItem("x", "The risk is ours.", null), Person("ana")).ThenAccepted();
        scenario.When(new WaiveItem("y", "For now.", null), Person("ana")).ThenAccepted().At(Now.AddHours(1)).When(new WaiveItem("y", "For good.", null), Person("ana")).ThenAccepted();
        scenario.When(new RemoveItem("x", "It came to nothing.")).ThenAccepted().WhenEverybodyApproves();
        var report = Report(scenario.At(LaunchAt).When(new GoLive()).ThenLaunch(LaunchStatus.Live));

        Assert.Equal(
            [("item/x", "The risk is ours.", ExceptionOutcome.Ended), ("item/y", "For now.", ExceptionOutcome.Ended), ("item/y", "For good.", ExceptionOutcome.Stood)],
            report.Exceptions.Select(given => (given.Subject, given.Reason!, given.Outcome)));

        var without = Report(scenario, scenario.Launch with { Gates = [] });
        Assert.All(without.Exceptions, given => Assert.Equal(ExceptionOutcome.Ended, given.Outcome));
    }

    [Fact]
    public void The_agreed_contract_stands_beside_the_one_that_was_changed_later()
    {
        var launch = Live() with { AgreedMetrics = [Activation, Activation with { Id = "old" }], Metrics = [Activation with { Target = 38 }, Activation with { Id = "new" }] };
        var report = Build(launch, new TrailReview(), Snapshot("L+1h", 36, Verdict.Missed), Snapshot("L+1d", 39, Verdict.Met), Snapshot("L+7d", null, Verdict.NoData));

        Assert.Equal(["activation", "new", "old"], report.Metrics.Select(metric => metric.Id));
        var (activation, added, removed) = (report.Metrics[0], report.Metrics[1], report.Metrics[2]);
        Assert.Equal((40d, 38d, false), (activation.Agreed!.Target!.Value, activation.Changed!.Target!.Value, activation.IsRemoved));
        Assert.Equal((true, "new", false), (added.Agreed is null, added.Changed!.Id, added.IsRemoved));
        Assert.Equal((true, true), (removed.Changed is null, removed.IsRemoved));
        Assert.Equal([36d, 39d, null], activation.Points.Select(point => point.Value));
        Assert.Equal(Verdict.Met, activation.Verdict);
        Assert.Empty(report.MissedMetrics);
        Assert.Contains(report.Missing, piece => piece.Code == "no-data" && piece.Sentence.Contains("L+7d: answered 503", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missed_metric_is_set_beside_the_exceptions()
    {
        var report = Build(Live() with { Metrics = [Activation] }, new TrailReview(), Snapshot("L+1d", 36, Verdict.Missed), Snapshot("L+1h", 41, Verdict.Met));
        Assert.Equal(["activation"], report.MissedMetrics);
        Assert.Equal(["L+1h", "L+1d"], report.Metrics[0].Points.Select(point => point.Check));
    }

    [Fact]
    public void Checks_that_are_due_together_follow_in_the_order_in_which_they_were_taken_however_they_are_read()
    {
        var (first, second) = (Snapshot("L+24h", 36, Verdict.Missed), Snapshot("L+1d", 41, Verdict.Met));
        second = second with { DueAt = first.DueAt, TakenAt = first.TakenAt.AddMinutes(1) };
        foreach (var read in new[] { new[] { first, second }, [second, first] })
        {
            var metric = Build(Live() with { Metrics = [Activation] }, new TrailReview(), read).Metrics[0];
            Assert.Equal(["L+24h", "L+1d"], metric.Points.Select(point => point.Check));
            Assert.Equal(Verdict.Met, metric.Verdict);
        }
    }

    [Fact]
    public void A_value_that_nothing_was_agreed_to_judge_by_is_no_missing_data()
    {
        var open = Activation with { Baseline = null, Target = null, Guardrail = null };
        var report = Build(Live() with { Metrics = [open] }, new TrailReview(), Snapshot("L+1h", 36, Verdict.Met), Snapshot("L+1d", 39, Verdict.NoData), Snapshot("L+7d", null, Verdict.NoData) with { Metric = open });

        Assert.Equal(Verdict.NoData, report.Metrics[0].Verdict);
        Assert.Equal(["no-target", "no-data"], report.Missing.Where(piece => piece.Sentence.StartsWith("Activation", StringComparison.Ordinal)).Select(piece => piece.Code));
        report = Build(Live() with { Metrics = [open] }, new TrailReview(), Snapshot("L+1d", 39, Verdict.NoData));
        Assert.DoesNotContain(report.Missing, piece => piece.Code == "no-data");
        Assert.Contains(report.Missing, piece => piece.Sentence == "Activation has no target, so it is measured and not judged.");
    }

    [Fact]
    public void Each_value_has_the_unit_of_its_moment_and_is_not_compared_with_one_of_another()
    {
        var after = Activation with { Unit = "per 1,000" };
        var report = Build(
            Live() with { Metrics = [after] }, new TrailReview(), Snapshot("L+1h", 36, Verdict.Missed), Snapshot("L+1d", 39, Verdict.Missed) with { FromPrevious = 3 },
            Snapshot("L+7d", null, Verdict.NoData) with { Metric = after }, Snapshot("L+30d", 390, Verdict.Met) with { Metric = after, FromPrevious = 351 });

        Assert.Equal([("%", null), ("%", 3d), ("per 1,000", null), ("per 1,000", null)], report.Metrics[0].Points.Select(point => (point.Unit!, point.FromPrevious)));
    }

    [Fact]
    public void A_metric_that_came_after_the_go_and_went_again_keeps_the_contract_of_its_newest_check()
    {
        var report = Build(Live() with { AgreedMetrics = [] }, new TrailReview(), Snapshot("L+1h", 36, Verdict.Missed), Snapshot("L+1d", 39, Verdict.Missed) with { Metric = Activation with { Target = 45 } });
        Assert.Equal((true, null, null, 45d), (report.Metrics[0].IsRemoved, report.Metrics[0].Agreed, report.Metrics[0].Changed, report.Metrics[0].Contract!.Target!.Value));
    }

    [Fact]
    public void What_was_spent_is_taken_after_completion_and_nothing_else_of_the_brief()
    {
        var budget = new BriefPatch { Budget = new BudgetPatch("USD", 100, default) };
        var scenario = LaunchScenario.GivenOpened(Playbook).When(Brief(budget)).ThenAccepted().WhenEverybodyApproves().WhenTimePasses().ThenLaunch(LaunchStatus.Completed);
        var spent = new BriefPatch { Budget = new BudgetPatch(null, null, 120m) };
        Assert.Contains(Report(scenario).Missing, piece => piece.Code == "no-actual-budget");

        scenario.When(Brief(spent)).ThenAccepted();
        Assert.Equal((100m, 120m), (Report(scenario).Budget!.Planned, Report(scenario).Budget!.Actual!.Value));
        Assert.Equal("launch.briefChanged", scenario.Audit[^1].Action);
        scenario.When(Brief(spent)).ThenNothingChanged();
        foreach (var refused in new[] { budget, new BriefPatch(), new BriefPatch { Budget = new Patch<BudgetPatch>(true, null) }, new BriefPatch { Budget = new BudgetPatch(null, 90, 120m) }, spent with { Pricing = "9 USD" } })
        {
            scenario.When(Brief(refused)).ThenRefused("launch-is-over");
        }

        scenario.When(Brief(spent) with { Tier = LaunchTier.T2 }).ThenRefused("launch-is-over");
    }

    [Fact]
    public void Feedback_is_advised_only_while_it_is_taken()
    {
        var launch = LaunchScenario.GivenLive(Playbook).WhenTimePasses().Launch;
        string Advice(TimeSpan later) => RetrospectiveBuilder.Build(new RetrospectiveInput(launch, new TrailReview(), [], new FeedbackSummary(0, 0, 0, 0), launch.CompletedAt!.Value + later))
            .Missing.Single(piece => piece.Code == "no-feedback").Sentence;

        Assert.Contains("The board and the API take it", Advice(FeedbackWindow.AfterCompletion - TimeSpan.FromSeconds(1)), StringComparison.Ordinal);
        Assert.DoesNotContain("take it", Advice(FeedbackWindow.AfterCompletion), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, null, null, null)]
    [InlineData(100, 125.5, 25.5, 25.5)]
    [InlineData(0, 10d, 10d, null)]
    [InlineData(300, 200d, -100d, -33.3)]
    public void The_budget_is_set_against_what_was_spent(double planned, double? actual, double? difference, double? percent)
    {
        var budget = Build(Live() with { Brief = new Brief { Budget = new Budget("USD", (decimal)planned, (decimal?)actual) } }, new TrailReview()).Budget!;
        Assert.Equal(((decimal?)difference, (decimal?)percent), (budget.Difference, budget.DifferencePercent));
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        var codes = Build(Live() with { Metrics = [Activation with { Target = null }] }, new TrailReview()).Missing.Select(piece => piece.Code);
        Assert.Equal(["checks-to-come", "no-target", "no-budget", "no-feedback", "no-lessons"], codes);
    }

    private static Launch Live() => LaunchScenario.GivenLive(Playbook).Launch;

    private static ChangeScope Brief(BriefPatch patch) => new(patch, new Dictionary<string, IReadOnlyList<string>?>(), null, Playbook, null);

    private static Retrospective Report(LaunchScenario scenario, Launch? launch = null)
    {
        var trail = new TrailReview();
        scenario.Audit.ForEach(trail.Add);
        return Build(launch ?? scenario.Launch, trail);
    }

    private static Retrospective Build(Launch launch, TrailReview trail, params MetricSnapshot[] snapshots) =>
        RetrospectiveBuilder.Build(new RetrospectiveInput(launch, trail, snapshots, new FeedbackSummary(0, 0, 0, 0), LaunchAt.AddDays(3)));

    private static MetricSnapshot Snapshot(string check, double? value, Verdict verdict)
    {
        var due = Core.Scheduling.DueOffset.Parse(check).From(LaunchAt, TimeZoneInfo.Utc);
        return new MetricSnapshot
        {
            Check = check,
            DueAt = due,
            TakenAt = due,
            Metric = Activation,
            Measurement = new Measurement("activation", due.AddDays(-1), due) { Value = value, Count = value is null ? 0 : 7, NoDataBecause = value is null ? "answered 503" : null },
            Verdict = verdict,
            Because = "By the rule.",
        };
    }
}
