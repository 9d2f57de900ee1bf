using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.SignOffs;

/// <summary>Approvals that take effect later, reviews that expire.</summary>
public sealed class ReviewTimeTests
{
    private static readonly DateTimeOffset End = Now.AddDays(5);

    [Fact]
    public void An_approval_given_in_advance_counts_from_its_instant()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana")))
            .WhenSigns("v1", "ana", "a", vote => vote with { EffectiveAt = Now.AddDays(2) }).ThenGate("a", GateStatus.InReview);
        Assert.Contains(scenario.Outcome!.Decision!.Intents, intent => intent is WakeGateIntent { GateId: "a" });
        Assert.Equal(Now.AddDays(2), GateDecider.NextDeadline(scenario.Launch, scenario.Gate("a"), Now));

        scenario.At(Now.AddDays(2).AddTicks(-1)).When(new EvaluateGate("a")).ThenNothingChanged()
            .At(Now.AddDays(2)).When(new EvaluateGate("a")).ThenGate("a", GateStatus.Approved);
    }

    [Fact]
    public void An_instant_that_has_passed_is_now_and_one_after_the_launch_or_the_review_is_refused() =>
        LaunchScenario.GivenOpened(WithGates(Expiring(ExpiryOutcome.Escalate)))
            .WhenSigns("v1", "ana", "a", vote => vote with { EffectiveAt = LaunchAt.AddTicks(1) }).ThenRefused("invalid-request")
            .WhenSigns("v1", "ana", "a", vote => vote with { EffectiveAt = End.AddTicks(1) }).ThenRefused("invalid-request")
            .WhenSigns("v1", "ana", "a", vote => vote with { EffectiveAt = End }).ThenGate("a", GateStatus.InReview)
            .WhenSigns("v2", "ana", "a", vote => vote with { EffectiveAt = Now, Replaces = "v1" }).ThenGate("a", GateStatus.Approved);

    [Theory]
    [InlineData(ExpiryOutcome.Escalate, GateStatus.Expired, LaunchStatus.InReadiness, MailKind.GateExpired)]
    [InlineData(ExpiryOutcome.Reject, GateStatus.NeedsWork, LaunchStatus.InReadiness, MailKind.GateNeedsWork)]
    [InlineData(ExpiryOutcome.Hold, GateStatus.Expired, LaunchStatus.Held, MailKind.GateExpired)]
    public void A_review_expires_as_its_policy_says(ExpiryOutcome outcome, GateStatus gate, LaunchStatus launch, MailKind mail)
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Expiring(outcome)));
        Assert.Equal(End, GateDecider.NextDeadline(scenario.Launch, scenario.Gate("a"), Now));
        scenario
            .At(End.AddTicks(-1)).When(new EvaluateGate("a")).ThenGate("a", GateStatus.InReview)
            .At(End).When(new EvaluateGate("a")).ThenGate("a", gate).ThenLaunch(launch).ThenMailed(mail, Owner)
            .When(new EvaluateGate("a")).ThenNothingChanged()
            .WhenApproves("ana", "a").ThenRefused("gate-not-in-review")
            .When(new ResumeLaunch("We go on.")).ThenLaunch(LaunchStatus.InReadiness)
            .When(new RequestReview("a", null)).ThenGate("a", GateStatus.InReview)
            .WhenApproves("ana", "a").ThenGate("a", GateStatus.Approved);
    }

    [Fact]
    public void A_go_no_go_that_expires_is_a_no_go_only_where_the_policy_rejects()
    {
        foreach (var (outcome, status) in new[] { (ExpiryOutcome.Reject, LaunchStatus.NoGo), (ExpiryOutcome.Escalate, LaunchStatus.GoNoGo) })
        {
            var playbook = new Builders.PlaybookBuilder().Phase("p", Gate("b", "bo")).GoNoGo(Expiring(outcome)).Build();
            LaunchScenario.GivenOpened(playbook).WhenApproves("bo", "b").When(new OpenNextPhase()).At(End).When(new EvaluateGate("a")).ThenLaunch(status);
        }
    }

    [Fact]
    public void A_click_after_the_end_is_refused_also_before_anybody_has_noticed_the_end()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Expiring(ExpiryOutcome.Escalate))).At(End)
            .WhenApproves("ana", "a").ThenRefused("review-expired");
        scenario.At(End.AddMinutes(1)).WhenSigns("v1", "ana", "a", vote => vote with { DecidedAt = End.AddTicks(-1) }).ThenGate("a", GateStatus.Approved);
    }

    [Fact]
    public void The_time_of_a_hold_is_no_time_of_the_review() =>
        LaunchScenario.GivenOpened(WithGates(Expiring(ExpiryOutcome.Escalate)))
            .At(Now.AddDays(4)).When(new HoldLaunch("The vendor is late."))
            .At(Now.AddDays(14)).When(new EvaluateGate("a")).ThenNothingChanged()
            .When(new ResumeLaunch("They delivered.")).When(new EvaluateGate("a")).ThenNothingChanged()
            .At(Now.AddDays(15)).When(new EvaluateGate("a")).ThenGate("a", GateStatus.Expired);

    private static PlaybookGate Expiring(ExpiryOutcome outcome) =>
        Gate("a", "ana").Rules(policy => policy with { ExpiresAfter = "P5D", OnExpiry = outcome });
}
