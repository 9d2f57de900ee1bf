using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Launches;

public sealed class CancelTests
{
    private static readonly CancelLaunch Cancel = new("The pilot customers left.");

    [Fact]
    public void A_launch_can_be_cancelled_at_any_time_before_it_is_live_and_nothing_is_decided_afterwards()
    {
        var playbook = WithGates(Gate("a", "ana").Items("one"));
        AssertEnds(LaunchScenario.GivenStarted(playbook));
        AssertEnds(LaunchScenario.GivenOpened(playbook));
        AssertEnds(LaunchScenario.GivenOpened(playbook).When(new HoldLaunch("The vendor is late.")));
        AssertEnds(LaunchScenario.GivenScheduled(playbook));
        LaunchScenario.GivenLive(playbook).When(Cancel).ThenRefused("launch-is-live");

        static void AssertEnds(LaunchScenario scenario) =>
            scenario.When(new CancelLaunch(" ")).ThenRefused("reason-required")
                .When(Cancel).ThenLaunch(LaunchStatus.Cancelled).When(Cancel).ThenNothingChanged()
                .When(new ResumeLaunch("It goes on.")).ThenLaunch(LaunchStatus.Cancelled)
                .When(new Reschedule(LaunchAt.AddDays(3), "Later.")).ThenRefused("launch-is-over")
                .When(new BlockItem("one", "Late.")).ThenRefused("launch-is-over")
                .At(LaunchAt.AddDays(1)).When(new GoLive()).ThenNothingChanged().When(new OpenNextPhase()).ThenNothingChanged();
    }

    [Fact]
    public void Everyone_involved_is_told_once_also_who_signs_or_works_without_a_role()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("one")))
            .When(new ReassignApprover("a", Person("ana"), Person("zoe"), [], "Left."))
            .When(new ChangeItem("one", new ItemDraft { Owner = Person("temp") }))
            .When(Cancel);

        scenario.ThenMailed(MailKind.LaunchCancelled, [.. scenario.Launch.Participants(), Person("zoe"), Person("temp")]);
    }

    [Fact]
    public void Every_orchestration_is_stopped_those_of_gates_that_were_opened_again_included()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("one"), Gate("b", "bo")))
            .WhenDone("one").WhenApproves("ana", "a").When(new ReopenItem("one", "It regressed."))
            .When(new RestartOrchestrations("It is not there.")).When(Cancel);

        var stopped = scenario.Outcome!.Decision!.Intents.OfType<StopOrchestrationIntent>().Select(stop => (stop.GateId, stop.Watch));
        Assert.Equal([(null, 1), ("a", 2), ("b", 1)], stopped);
    }
}
