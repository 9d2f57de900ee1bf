using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Launches;

public sealed class PhaseDeciderTests
{
    private static PlaybookBuilder TwoPhases => new PlaybookBuilder().Phase("plan", Gate("a", "ana")).Phase("build", Gate("b", "bo"));

    [Fact]
    public void Phases_open_in_order_each_once_the_one_before_is_passed() =>
        LaunchScenario.GivenStarted(TwoPhases.GoNoGo(Gate("go", "vp")).Build())
            .ThenLaunch(LaunchStatus.Preparing)
            .When(new OpenNextPhase()).ThenLaunch(LaunchStatus.InReadiness).ThenGate("a", GateStatus.InReview).ThenGate("b", GateStatus.Waiting)
            .When(new OpenNextPhase()).ThenNothingChanged()
            .WhenApproves("ana", "a")
            .When(new OpenNextPhase()).ThenGate("b", GateStatus.InReview).ThenGate("go", GateStatus.Waiting)
            .WhenApproves("bo", "b")
            .When(new OpenNextPhase()).ThenLaunch(LaunchStatus.GoNoGo).ThenGate("go", GateStatus.InReview)
            .When(new OpenNextPhase()).ThenNothingChanged();

    [Fact]
    public void A_phase_without_gates_is_passed_at_once() =>
        LaunchScenario.GivenStarted(new PlaybookBuilder().Phase("none").Phase("none-either").Phase("build", Gate("b", "bo")).GoNoGo(Gate("go", "vp")).Build())
            .When(new OpenNextPhase()).ThenGate("b", GateStatus.InReview)
            .When(new OpenNextPhase()).ThenNothingChanged();

    [Fact]
    public void Go_schedules_the_launch_and_tells_everyone() =>
        LaunchScenario.GivenScheduled(TwoPhases.GoNoGo(Gate("go", "vp")).Build()).ThenLaunch(LaunchStatus.Scheduled)
            .When(new OpenNextPhase()).ThenNothingChanged();

    [Fact]
    public void Everyone_is_told_of_go_once()
    {
        var scenario = LaunchScenario.GivenScheduled(TwoPhases.GoNoGo(Gate("go", "vp")).Build());
        var told = scenario.Intents.OfType<SendMailIntent>().Where(mail => mail.Mail == MailKind.LaunchScheduled).Select(mail => mail.To);
        Assert.Equal([Owner, Person("ana"), Person("bo"), Person("vp")], told);
    }

    [Fact]
    public void A_no_go_stops_the_launch_until_a_new_go_is_given() =>
        LaunchScenario.GivenOpened(PlaybookBuilder.WithGates(Gate("a", "ana")))
            .WhenApproves("ana", "a").When(new OpenNextPhase())
            .WhenRejects("vp", "go").ThenLaunch(LaunchStatus.NoGo).ThenGate("go", GateStatus.NeedsWork)
            .When(new OpenNextPhase()).ThenNothingChanged()
            .At(LaunchAt).When(new GoLive()).ThenNothingChanged()
            .When(new RequestReview("go", "The blocker is fixed.")).ThenLaunch(LaunchStatus.GoNoGo)
            .WhenApproves("vp", "go").When(new OpenNextPhase()).ThenLaunch(LaunchStatus.Scheduled);

    [Fact]
    public void A_no_go_of_two_teams_lasts_until_both_are_asked_again()
    {
        var scenario = LaunchScenario.GivenOpened(new PlaybookBuilder().Phase("plan", Gate("a", "ana")).GoNoGo(Gate("go", "vp"), Gate("sales-go", "sol")).Build())
            .WhenApproves("ana", "a").When(new OpenNextPhase())
            .WhenRejects("vp", "go").ThenLaunch(LaunchStatus.NoGo)
            .WhenRejects("sol", "sales-go").ThenLaunch(LaunchStatus.NoGo)
            .When(new RequestReview("go", null)).ThenLaunch(LaunchStatus.NoGo)
            .When(new RequestReview("sales-go", null)).ThenLaunch(LaunchStatus.GoNoGo)
            .WhenApproves("vp", "go").WhenApproves("sol", "sales-go")
            .When(new OpenNextPhase()).ThenLaunch(LaunchStatus.Scheduled);

        Assert.Single(scenario.Audit, entry => entry.Action == "launch.noGo");
    }

    [Fact]
    public void A_readiness_gate_that_is_rejected_is_no_no_go() =>
        LaunchScenario.GivenOpened(PlaybookBuilder.WithGates(Gate("a", "ana")))
            .WhenRejects("ana", "a").ThenLaunch(LaunchStatus.InReadiness);
}
