using LaunchControl.Core.Blockers;
using LaunchControl.Core.Gates;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Builders;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.GoNoGo;

/// <summary>A missed condition of a go leaves the go as it is, and recommends to hold the launch.</summary>
public sealed class HoldRecommendationTests
{
    private const string ItemId = "go-r1-c1";

    private static readonly DateTimeOffset DueAt = Now.AddDays(9);

    [Fact]
    public void A_missed_condition_of_a_go_raises_one_recommendation_and_takes_nothing_back()
    {
        var scenario = Conditional().At(DueAt.AddTicks(-1)).When(new EvaluateGate("go")).ThenNothingChanged()
            .At(DueAt).When(new EvaluateGate("go")).ThenMailed(MailKind.HoldRecommended, Owner).ThenGate("go", GateStatus.Approved).ThenLaunch(LaunchStatus.Scheduled)
            .When(new EvaluateGate("go")).ThenNothingChanged();

        var one = Assert.Single(scenario.Launch.HoldRecommendations);
        Assert.Equal((ItemId, "go", Person("eve"), Person("vp"), RecommendationState.Open), (one.Id, one.Gate, one.Owner, one.GivenBy, one.State));
        Assert.Null(GateDecider.NextDeadline(scenario.Launch, scenario.Gate("go"), DueAt));
        var blocker = Assert.Single(BlockerList.Of(scenario.Launch, [], DueAt));
        Assert.Equal((BlockerKind.HoldRecommended, $"item/{ItemId}"), (blocker.Kind, blocker.Subject));
        Assert.StartsWith("Hold recommended: ", blocker.What, StringComparison.Ordinal);
        scenario.At(LaunchAt).When(new GoLive()).ThenLaunch(LaunchStatus.Live);
    }

    [Fact]
    public void A_condition_that_is_missed_while_others_are_still_called_takes_no_call_back()
    {
        var scenario = Asked("vp", "eng").WhenSigns("v1", "vp", "go", OnCondition).At(DueAt).When(new EvaluateGate("go")).ThenGate("go", GateStatus.InReview);
        Assert.Equal(RecommendationState.Open, scenario.Launch.HoldRecommendations[0].State);
        scenario.WhenApproves("eng", "go").ThenGate("go", GateStatus.Approved);
    }

    [Fact]
    public void A_condition_that_is_met_late_ends_the_recommendation()
    {
        var scenario = Missed().When(new CompleteItem(ItemId, []), Person("eve"));
        Assert.Equal((RecommendationState.Resolved, Person("eve")), (scenario.Launch.HoldRecommendations[0].State, scenario.Launch.HoldRecommendations[0].EndedBy));
        Assert.Empty(BlockerList.Of(scenario.Launch, [], DueAt));

        // It was not, after all.
        scenario.When(new ReopenItem(ItemId, "It was the wrong one.")).When(new EvaluateGate("go")).ThenMailed(MailKind.HoldRecommended, Owner);
        Assert.Equal(RecommendationState.Open, Assert.Single(scenario.Launch.HoldRecommendations).State);
    }

    [Fact]
    public void The_owner_goes_on_without_it_with_a_reason()
    {
        var scenario = Missed().When(new DismissRecommendation(ItemId, " ")).ThenRefused("reason-required")
            .When(new DismissRecommendation("other", "The risk is ours.")).ThenRefused("recommendation-not-found")
            .When(new DismissRecommendation(ItemId, "The risk is ours.")).ThenAccepted()
            .When(new DismissRecommendation(ItemId, "The risk is ours.")).ThenNothingChanged()
            .When(new EvaluateGate("go")).ThenNothingChanged();
        Assert.Equal((RecommendationState.Dismissed, Owner, "The risk is ours."), (scenario.Launch.HoldRecommendations[0].State, scenario.Launch.HoldRecommendations[0].EndedBy, scenario.Launch.HoldRecommendations[0].Reason));
    }

    [Fact]
    public void A_hold_follows_it()
    {
        var scenario = Missed().When(new HoldLaunch("The runbook is missing."));
        Assert.Equal(RecommendationState.Followed, scenario.Launch.HoldRecommendations[0].State);
        scenario.When(new DismissRecommendation(ItemId, "The risk is ours.")).ThenRefused("recommendation-ended");
        scenario.When(new ResumeLaunch("It is there.")).When(new EvaluateGate("go")).ThenMailed(MailKind.HoldRecommended);
    }

    [Fact]
    public void A_no_go_or_another_date_leaves_nothing_to_recommend()
    {
        var stopped = Missed().WhenSigns("n1", "vp", "go", vote => vote with { Decision = SignOffDecision.Reject, Replaces = "v1", Comment = "No." }).ThenLaunch(LaunchStatus.NoGo);
        Assert.Equal(RecommendationState.Resolved, stopped.Launch.HoldRecommendations[0].State);

        // The condition moves with the launch, and may be missed again.
        var moved = Missed().When(new Reschedule(LaunchAt.AddDays(20), "The vendor is late.")).ThenAccepted();
        Assert.Equal(RecommendationState.Resolved, moved.Launch.HoldRecommendations[0].State);
        Assert.Contains(moved.Outcome!.Decision!.Intents, intent => intent is WatchGateIntent { GateId: "go" });
        moved.At(moved.Gate("go").Items[0].DueAt).When(new EvaluateGate("go")).ThenMailed(MailKind.HoldRecommended, Owner);
    }

    [Fact]
    public void What_an_outage_kept_from_being_noticed_is_noticed_at_the_launch_moment()
    {
        var scenario = Conditional().At(LaunchAt).When(new GoLive()).ThenLaunch(LaunchStatus.Live).ThenMailed(MailKind.HoldRecommended, Owner);
        Assert.Equal(RecommendationState.Open, scenario.Launch.HoldRecommendations[0].State);
        scenario.When(new DismissRecommendation(ItemId, "It went well.")).ThenAccepted();
    }

    private static RecordSignOff OnCondition(RecordSignOff vote) => vote with { Conditions = [new ConditionDraft("Write the runbook", Person("eve"), DueAt)] };

    private static LaunchScenario Asked(params string[] roles) =>
        LaunchScenario.GivenOpened(new PlaybookBuilder().Phase("readiness", Gate("a", "ana")).GoNoGo(Gate("go", roles)).Build()).WhenApproves("ana", "a").When(new OpenNextPhase());

    private static LaunchScenario Conditional() => Asked("vp").WhenSigns("v1", "vp", "go", OnCondition).ThenAccepted().When(new OpenNextPhase()).ThenLaunch(LaunchStatus.Scheduled);

    private static LaunchScenario Missed() => Conditional().At(DueAt).When(new EvaluateGate("go"));
}
