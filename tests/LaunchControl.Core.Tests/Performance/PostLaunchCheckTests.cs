using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Scheduling;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Performance;

public sealed class PostLaunchCheckTests
{
    private static readonly Playbook Playbook = WithGates(Gate("a", "ana")) with
    {
        Metrics = [new() { Id = "activation", Unit = "%", Direction = MetricDirection.Up, Baseline = 34, Target = 40 }],
    };

    [Fact]
    public void Each_check_runs_once_and_after_the_last_one_the_launch_is_completed() =>
        LaunchScenario.GivenLive(Playbook)
            .When(Empty("L+1h")).ThenNothingChanged()
            .At(LaunchAt.AddHours(1)).When(Empty("L+1h")).ThenAccepted().ThenLaunch(LaunchStatus.Live)
            .When(Empty("L+1h")).ThenNothingChanged()
            .When(Empty("L+1d")).ThenNothingChanged()
            .When(new CompleteLaunch()).ThenNothingChanged()
            .At(LaunchAt.AddDays(1)).When(Empty("L+1d")).ThenLaunch(LaunchStatus.Completed).ThenMailed(MailKind.LaunchCompleted, Owner)
            .When(Empty("L+1d")).ThenNothingChanged()
            .When(new CompleteLaunch()).ThenNothingChanged();

    [Fact]
    public void A_check_that_the_launch_does_not_have_changes_nothing() =>
        LaunchScenario.GivenLive(Playbook).At(LaunchAt.AddDays(9)).When(Empty("L+2d")).ThenNothingChanged();

    [Fact]
    public void Checks_that_were_missed_catch_up_each_by_itself_and_say_that_they_are_late()
    {
        var scenario = LaunchScenario.GivenLive(Playbook).At(LaunchAt.AddDays(1).AddHours(3)).WhenChecksRun((_, _) => 41);

        Assert.Equal(
            ["The L+1h check ran late, by 1 d 2 h. 1 met.", "The L+1d check ran late, by 3 h 0 min. 1 met.", "The last post-launch check has run; the launch is completed."],
            scenario.Audit.TakeLast(3).Select(entry => entry.Summary));
        Assert.All(scenario.Launch.Checks, check => Assert.True(check.IsLate));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public void A_check_is_late_after_ten_minutes(int minutes, bool isLate)
    {
        var scenario = LaunchScenario.GivenLive(Playbook).At(LaunchAt.AddHours(1).AddMinutes(minutes)).WhenChecksRun((_, _) => 41);
        Assert.Equal(isLate, scenario.Launch.Checks[0].IsLate);
        Assert.Equal(isLate, scenario.Outcome!.Decision!.Snapshots.Single().IsLate);
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public void What_counts_is_when_it_began_to_measure(int minutes, bool isLate)
    {
        var scenario = LaunchScenario.GivenLive(Playbook).At(LaunchAt.AddHours(1).AddMinutes(14)).When(Empty("L+1h") with { BegunAt = LaunchAt.AddHours(1).AddMinutes(minutes) });
        Assert.Equal(isLate, scenario.Launch.Checks[0].IsLate);
    }

    [Fact]
    public void A_snapshot_has_the_contract_the_value_and_the_differences()
    {
        var scenario = LaunchScenario.GivenLive(Playbook).At(LaunchAt.AddHours(1)).WhenChecksRun((_, _) => 36).At(LaunchAt.AddDays(1)).WhenChecksRun((_, _) => 38.5);

        var snapshot = scenario.Outcome!.Decision!.Snapshots.Single();
        Assert.Equal(scenario.Launch.Metrics[0], snapshot.Metric);
        Assert.Equal((4.5, 2.5, Verdict.Marginal, "L+1d"), (snapshot.FromBaseline, snapshot.FromPrevious, snapshot.Verdict, snapshot.Check));
        Assert.Equal((LaunchAt, LaunchAt.AddDays(1)), (snapshot.Measurement.From, snapshot.Measurement.To));
        Assert.Equal([Verdict.Missed, Verdict.Marginal], scenario.Launch.Checks.Select(check => check.Verdicts["activation"]));
        Assert.Equal([36, 38.5], scenario.Launch.Checks.Select(check => check.Values["activation"]));
    }

    [Fact]
    public void The_previous_value_is_the_newest_that_there_is()
    {
        var playbook = Playbook with { PostLaunchChecks = ["L+1h", "L+1d", "L+2d"] };
        var scenario = LaunchScenario.GivenLive(playbook).At(LaunchAt.AddDays(1)).WhenChecksRun((check, _) => check.Offset == "L+1h" ? 36 : null)
            .At(LaunchAt.AddDays(2)).WhenChecksRun((_, _) => 37);
        Assert.Equal(1, scenario.Outcome!.Decision!.Snapshots.Single().FromPrevious);
    }

    [Fact]
    public void A_contract_that_changed_while_its_source_was_read_judges_what_was_read_by_it()
    {
        var scenario = LaunchScenario.GivenLive(Playbook).At(LaunchAt.AddHours(1));
        var before = scenario.Launch.Metrics[0];
        scenario.When(new ChangeMetric(before with { Target = 50 }, "More was promised.")).ThenAccepted()
            .When(new RecordCheck("L+1h", [new MeasuredMetric(before, new Measurement("activation", LaunchAt, LaunchAt.AddHours(1)) { Value = 41, Count = 1 })]));
        Assert.Equal((before, Verdict.Met), (scenario.Outcome!.Decision!.Snapshots.Single().Metric, scenario.Launch.Checks[0].Verdicts["activation"]));
    }

    [Fact]
    public void A_window_ends_when_its_check_was_due_and_never_begins_before_the_launch()
    {
        var launch = LaunchScenario.GivenLive(Playbook).Launch;
        Assert.Equal((LaunchAt, LaunchAt.AddHours(1)), CheckLadder.Window(launch, launch.Checks[0], launch.Metrics[0]));
        Assert.Equal((LaunchAt.AddDays(1).AddHours(-2), LaunchAt.AddDays(1)), CheckLadder.Window(launch, launch.Checks[1], launch.Metrics[0] with { Window = "PT2H" }));
    }

    [Fact]
    public void A_launch_whose_playbook_names_no_checks_has_the_usual_ones_and_a_request_may_ask_for_others_or_none()
    {
        var playbook = Playbook with { PostLaunchChecks = [] };
        Assert.Equal(["L+1h", "L+1d", "L+7d", "L+30d", "L+90d"], LaunchScenario.GivenStarted(playbook).Launch.Checks.Select(check => check.Offset));
        Assert.Equal(["L+3d"], LaunchScenario.GivenStarted(Playbook, RequestFor(Playbook) with { PostLaunchChecks = ["L+3d"] }).Launch.Checks.Select(check => check.Offset));

        LaunchScenario.GivenStarted(Playbook, RequestFor(Playbook) with { PostLaunchChecks = [] }).When(new OpenNextPhase()).WhenEverybodyApproves()
            .At(LaunchAt).When(new GoLive()).When(new CompleteLaunch()).ThenLaunch(LaunchStatus.Completed);
    }

    [Fact]
    public void Working_days_count_by_the_launchs_calendar()
    {
        // Launched on a Tuesday; Wednesday is a holiday.
        var request = RequestFor(Playbook) with { PostLaunchChecks = ["L+1wd"], Calendar = WorkCalendar.Default with { Holidays = [new DateOnly(2027, 3, 3)] } };
        var live = LaunchScenario.GivenStarted(Playbook, request).When(new OpenNextPhase()).WhenEverybodyApproves().At(LaunchAt).When(new GoLive());
        Assert.Equal(LaunchAt.AddDays(2), live.Launch.Checks[0].DueAt);
    }

    [Fact]
    public void Checks_do_not_run_before_the_launch_is_live() =>
        LaunchScenario.GivenScheduled(Playbook).At(LaunchAt.AddDays(9)).When(Empty("L+1h")).ThenNothingChanged().When(new CompleteLaunch()).ThenNothingChanged();

    private static RecordCheck Empty(string offset) => new(offset, []);
}
