using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Tests.Drivers;
using LaunchControl.Core.Upkeep;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Launches;

/// <summary>New orchestrations in place of those that are stuck.</summary>
public sealed class RestartTests
{
    private static readonly RestartOrchestrations Restart = new("It is not there.");

    [Fact]
    public void Every_orchestration_that_should_be_at_work_is_stopped_and_started_under_an_id_that_was_never_used()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana"), Gate("b", "bo"))).WhenApproves("ana", "a").When(Restart).ThenAccepted();

        var intents = scenario.Outcome!.Decision!.Intents;
        Assert.Equal([(null, 0), ("b", 0)], intents.OfType<StopOrchestrationIntent>().Select(stop => (stop.GateId, stop.Watch)));
        Assert.Equal([1], intents.OfType<StartOrchestrationIntent>().Select(start => start.Watch));
        Assert.Equal([("b", 1)], intents.OfType<WatchGateIntent>().Select(watch => (watch.GateId, watch.Watch)));
        Assert.Equal(2, LaunchUpkeep.Of(scenario.Launch, Now).Orchestrations);
        scenario.WhenApproves("bo", "b");
        Assert.Equal([1], scenario.Outcome!.Decision!.Intents.OfType<WakeLaunchIntent>().Select(wake => wake.Watch));
        scenario.WhenEverybodyApproves().WhenTimePasses().ThenLaunch(LaunchStatus.Completed).When(Restart).ThenRefused("launch-over");
    }

    [Fact]
    public void A_restart_needs_a_reason() =>
        LaunchScenario.GivenOpened(WithGates(Gate("a", "ana"))).When(new RestartOrchestrations(" ")).ThenRefused("reason-required");

    [Fact]
    public void What_is_due_next_follows_the_launch()
    {
        var scenario = LaunchScenario.GivenStarted(WithGates(Gate("a", "ana")));
        Assert.Equal(Now, Evaluation.NextAt(scenario.Launch, Now));

        scenario.When(new OpenNextPhase());
        Assert.Equal(scenario.Gate("a").DueAt, Evaluation.NextAt(scenario.Launch, Now));
        Assert.Empty(Evaluation.DueGates(scenario.Launch, Now));
        Assert.Equal("a", Assert.Single(Evaluation.DueGates(scenario.Launch, scenario.Gate("a").DueAt)).Id);

        scenario.When(new HoldLaunch("The vendor is late."));
        Assert.Null(Evaluation.NextAt(scenario.Launch, Now));
        scenario.When(new ResumeLaunch("They delivered.")).WhenApproves("ana", "a");
        Assert.True(Evaluation.IsLaunchDue(scenario.Launch, Now));

        scenario.WhenEverybodyApproves();
        Assert.Equal(LaunchAt, Evaluation.NextAt(scenario.Launch, Now));
        scenario.At(LaunchAt).When(new GoLive());
        Assert.Equal(scenario.Launch.Checks.Min(check => check.DueAt), Evaluation.NextAt(scenario.Launch, LaunchAt));
        scenario.WhenTimePasses();
        Assert.Null(Evaluation.NextAt(scenario.Launch, scenario.Now));
    }
}
