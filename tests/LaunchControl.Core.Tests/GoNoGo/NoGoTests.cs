using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.GoNoGo;

/// <summary>A single no-go stops the launch, whatever the gate's policy says, until the launch moment.</summary>
public sealed class NoGoTests
{
    [Theory]
    [InlineData(Quorum.Any)]
    [InlineData(Quorum.All)]
    [InlineData(Quorum.Count)]
    [InlineData(Quorum.Percent)]
    public void A_single_no_go_stops_the_launch_whatever_the_policy_says(Quorum quorum)
    {
        var scenario = Asked(Gate("go", "vp", "eng", "ops").Rules(policy => policy with { Quorum = quorum, Count = quorum == Quorum.Count ? 1 : null, Percent = quorum == Quorum.Percent ? 30 : null, Veto = false }))
            .WhenRejects("ops", "go").ThenLaunch(LaunchStatus.NoGo).ThenGate("go", GateStatus.NeedsWork).ThenMailed(MailKind.LaunchNoGo, [.. Everyone()]).ThenMailed(MailKind.GateNeedsWork);

        Assert.Equal(("go", Person("ops"), "The load test is missing."), (scenario.Launch.NoGo!.Gate, scenario.Launch.NoGo.By, scenario.Launch.NoGo.Reason));
        Assert.Equal("The load test is missing.", scenario.Audit.Last(entry => entry.Action == "launch.noGo").Reason);
    }

    [Fact]
    public void Elsewhere_the_policy_says_whether_one_rejection_is_enough() =>
        LaunchScenario.GivenOpened(PlaybookBuilder.WithGates(Gate("a").Optional("ana", "bo", "cy").Rules(policy => policy with { Quorum = Quorum.Count, Count = 1, Veto = false })))
            .WhenRejects("ana", "a").ThenGate("a", GateStatus.InReview);

    [Fact]
    public void A_new_go_no_go_forgets_the_no_go()
    {
        var scenario = Asked(Gate("go", "vp", "eng", "ops")).WhenRejects("ops", "go").When(new RequestReview("go", null)).ThenLaunch(LaunchStatus.GoNoGo);
        Assert.Null(scenario.Launch.NoGo);
        scenario.WhenEverybodyApproves().ThenLaunch(LaunchStatus.Scheduled);
    }

    [Fact]
    public void A_go_can_be_taken_back_until_the_launch_moment_by_saying_which_one()
    {
        var scenario = Scheduled();
        Assert.NotNull(scenario.Launch.AgreedMetrics);
        var given = scenario.Approver("go", "ops").Vote!.SignOffId;

        scenario.WhenRejects("ops", "go").ThenRefused("already-recorded")
            .WhenSigns("n1", "ops", "go", vote => vote with { Decision = SignOffDecision.Reject, Replaces = given }).ThenRefused("reason-required")
            .WhenSigns("n1", "ops", "go", vote => vote with { Decision = SignOffDecision.Reject, Replaces = given, Comment = "The data centre burns." }).ThenAccepted()
            .ThenLaunch(LaunchStatus.NoGo).ThenGate("go", GateStatus.NeedsWork).ThenMailed(MailKind.LaunchNoGo, [.. Everyone()]);
        Assert.Equal((Person("ops"), "The data centre burns.", null), (scenario.Launch.NoGo!.By, scenario.Launch.NoGo.Reason, scenario.Launch.AgreedMetrics));
        Assert.Contains(scenario.Outcome!.Decision!.Intents, intent => intent is WatchGateIntent { GateId: "go" });
        Assert.Contains(scenario.Outcome.Decision.Intents, intent => intent is WakeLaunchIntent);

        scenario.WhenSigns("n1", "ops", "go", vote => vote with { Decision = SignOffDecision.Reject, Replaces = given, Comment = "The data centre burns." }).ThenNothingChanged()
            .At(LaunchAt).When(new GoLive()).ThenLaunch(LaunchStatus.NoGo);
        scenario.When(new RequestReview("go", null)).WhenEverybodyApproves().ThenLaunch(LaunchStatus.Scheduled).When(new GoLive()).ThenLaunch(LaunchStatus.Live);
    }

    [Fact]
    public void Whoever_was_not_needed_for_the_go_can_still_say_no()
    {
        var scenario = Asked(Gate("go", "vp", "eng", "ops").Any()).WhenApproves("vp", "go").When(new OpenNextPhase()).ThenLaunch(LaunchStatus.Scheduled);
        scenario.WhenRejects("eng", "go").ThenLaunch(LaunchStatus.NoGo);
    }

    [Theory]
    [InlineData(SignOffDecision.Abstain)]
    [InlineData(SignOffDecision.Withdraw)]
    [InlineData(SignOffDecision.Approve)]
    public void A_go_that_is_given_takes_no_other_decision_than_a_no_go(SignOffDecision decision)
    {
        var scenario = Scheduled();
        var given = scenario.Approver("go", "ops").Vote!.SignOffId;
        scenario.WhenSigns("n1", "ops", "go", vote => vote with { Decision = decision, Replaces = given }).ThenRefused("already-recorded").ThenLaunch(LaunchStatus.Scheduled);
    }

    [Fact]
    public void An_override_a_hold_and_the_launch_itself_are_not_an_approvers_to_stop()
    {
        Asked(Gate("go", "vp", "eng", "ops")).When(new OverrideGate("go", "The outage leaves no time.")).WhenRejects("ops", "go").ThenRefused("gate-not-in-review");
        Scheduled().When(new HoldLaunch("Wait.")).WhenSigns("n1", "ops", "go", Stop("x")).ThenRefused("launch-held");
        Scheduled().At(LaunchAt).When(new GoLive()).WhenSigns("n1", "ops", "go", Stop("x")).ThenRefused("already-recorded");
        LaunchScenario.GivenOpened(PlaybookBuilder.WithGates(Gate("a", "ana"))).WhenApproves("ana", "a").WhenRejects("ana", "a").ThenRefused("already-recorded");
    }

    [Fact]
    public void One_of_two_gates_stops_the_launch_and_both_must_be_mended()
    {
        var playbook = new PlaybookBuilder().Phase("readiness", Gate("a", "ana")).GoNoGo(Gate("go", "vp"), Gate("money", "cfo")).Build();
        var scenario = LaunchScenario.GivenOpened(playbook).WhenApproves("ana", "a").When(new OpenNextPhase())
            .WhenRejects("vp", "go").ThenLaunch(LaunchStatus.NoGo).WhenRejects("cfo", "money").ThenMailed(MailKind.LaunchNoGo).ThenMailed(MailKind.GateNeedsWork, Owner);
        Assert.Equal(Person("vp"), scenario.Launch.NoGo!.By);
        scenario.When(new RequestReview("go", null)).ThenLaunch(LaunchStatus.NoGo).When(new RequestReview("money", null)).ThenLaunch(LaunchStatus.GoNoGo);
    }

    private static Func<RecordSignOff, RecordSignOff> Stop(string replaces) => vote => vote with { Decision = SignOffDecision.Reject, Comment = "No.", Replaces = replaces };

    private static IEnumerable<string> Everyone() => new[] { Owner, Person("ana"), Person("vp"), Person("eng"), Person("ops") };

    private static LaunchScenario Asked(PlaybookGate go) => LaunchScenario.GivenOpened(new PlaybookBuilder().Phase("readiness", Gate("a", "ana")).GoNoGo(go).Build())
        .WhenApproves("ana", "a").When(new OpenNextPhase()).ThenLaunch(LaunchStatus.GoNoGo);

    private static LaunchScenario Scheduled() => Asked(Gate("go", "vp", "eng", "ops")).WhenEverybodyApproves().ThenLaunch(LaunchStatus.Scheduled);
}
