using System.Text.Json;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Feedback;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;

namespace LaunchControl.Core.Tests.Feedback;

public sealed class FeedbackLinkTests
{
    private static readonly Playbook Playbook = WithGates(Gate("a", "ana"));

    [Fact]
    public void A_new_link_takes_the_place_of_the_old_one_and_a_repeat_makes_none()
    {
        var scenario = LaunchScenario.GivenOpened(Playbook).When(new IssueFeedbackLink(0, "Newsletter")).ThenAccepted();
        var first = scenario.Launch.FeedbackLink!;
        scenario.When(new IssueFeedbackLink(0, "Newsletter")).ThenNothingChanged();
        scenario.When(new IssueFeedbackLink(1, null)).ThenAccepted();

        Assert.Equal((1, 2), (first.Number, scenario.Launch.FeedbackLink!.Number));
        Assert.NotEqual(first.LinkNonce, scenario.Launch.FeedbackLink.LinkNonce);
        Assert.Equal(2, scenario.Audit.Count(entry => entry.Action == "feedback.linkIssued"));
    }

    [Fact]
    public void Its_secret_is_no_part_of_the_trail_and_the_trail_still_gives_the_state()
    {
        var scenario = LaunchScenario.GivenOpened(Playbook).When(new IssueFeedbackLink(0, null)).When(new IssueFeedbackLink(1, null));
        var secret = scenario.Launch.FeedbackLink!.LinkNonce!;

        Assert.Equal(22, secret.Length);
        Assert.DoesNotContain(secret, JsonSerializer.Serialize(scenario.Audit, LaunchJson.Options), StringComparison.Ordinal);
        Assert.Null(StateComparison.FirstDifference(scenario.Launch, LaunchFold.Of(scenario.Audit)));
        Assert.Equal(2, LaunchFold.Of(scenario.Audit).FeedbackLink!.Number);
    }

    [Fact]
    public void A_revoked_link_is_gone_with_a_reason_and_a_later_one_has_the_next_number()
    {
        var scenario = LaunchScenario.GivenOpened(Playbook).When(new IssueFeedbackLink(0, null));
        scenario.When(new RevokeFeedbackLink(" ")).ThenRefused("reason-required");
        scenario.When(new RevokeFeedbackLink("Spam")).ThenAccepted();
        Assert.False(scenario.Launch.FeedbackLink!.IsWorking);
        Assert.Null(scenario.Launch.FeedbackLink.LinkNonce);
        scenario.When(new RevokeFeedbackLink("Spam")).ThenNothingChanged();
        scenario.When(new IssueFeedbackLink(1, null)).ThenAccepted();
        Assert.Equal((2, true), (scenario.Launch.FeedbackLink!.Number, scenario.Launch.FeedbackLink.IsWorking));
    }

    [Fact]
    public void Feedback_is_taken_from_the_start_until_ninety_days_after_completion()
    {
        var scenario = LaunchScenario.GivenOpened(Playbook);
        Assert.True(FeedbackWindow.IsOpen(scenario.Launch, scenario.Now));
        scenario.WhenEverybodyApproves().WhenTimePasses().ThenLaunch(LaunchStatus.Completed);
        var completed = scenario.Launch.CompletedAt!.Value;

        Assert.True(FeedbackWindow.IsOpen(scenario.Launch, completed.AddDays(90).AddTicks(-1)));
        Assert.Equal("feedback-closed", FeedbackWindow.Closed(scenario.Launch, completed.AddDays(90))!.Code);
        scenario.When(new IssueFeedbackLink(0, null)).ThenAccepted();
        scenario.At(completed.AddDays(90)).When(new IssueFeedbackLink(1, null)).ThenRefused("feedback-closed");
        scenario.When(new RevokeFeedbackLink("It is over")).ThenAccepted();
    }
}
