using LaunchControl.Core.Gates;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.GoNoGo;

public sealed class ReadinessTests
{
    [Fact]
    public void A_fresh_launch_is_green_at_nought()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("one", "two")));
        var readiness = Readiness.Of(scenario.Launch, Now);

        Assert.Equal((0, RagStatus.Green, "Nothing is overdue."), (readiness.Score, readiness.Rag, readiness.RagReason));
        Assert.Equal(100, readiness.Factors.Sum(factor => factor.Weight));
    }

    [Fact]
    public void Gates_count_sixty_and_items_forty()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("one"), Gate("b", "bo").Items("two"), Gate("c", "cy")))
            .WhenDone("one").WhenApproves("ana", "a");
        var readiness = Readiness.Of(scenario.Launch, Now);

        // One of four gates, one of two items.
        Assert.Equal([new("gates", 60, 25), new("items", 40, 50)], readiness.Factors);
        Assert.Equal(35, readiness.Score);
    }

    [Fact]
    public void Only_a_launch_with_everything_done_scores_a_hundred()
    {
        var gates = Enumerable.Range(0, 300).Select(index => Gate($"g{index}", "ana")).ToArray();
        var scenario = LaunchScenario.GivenOpened(WithGates(gates)).WhenEverybodyApproves();
        Assert.Equal(100, Readiness.Of(scenario.Launch, Now).Score);

        var gate = scenario.Launch.Gates[0] with { Status = GateStatus.InReview };
        var nearly = scenario.Launch with { Gates = [gate, .. scenario.Launch.Gates.Skip(1)] };
        Assert.Equal(99, Readiness.Of(nearly, Now).Score);
    }

    [Fact]
    public void A_late_item_is_amber_and_a_late_gate_red_from_the_moment_they_are_due()
    {
        var launch = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("one"))).Launch;
        var (itemDue, gateDue) = (launch.Gates[0].Items[0].DueAt, launch.Gates[0].DueAt);

        Assert.Equal(RagStatus.Green, Readiness.Of(launch, itemDue.AddTicks(-1)).Rag);
        Assert.Equal((RagStatus.Amber, "'Item one' is overdue."), Colour(launch, itemDue));
        Assert.Equal(RagStatus.Amber, Readiness.Of(launch, gateDue.AddTicks(-1)).Rag);
        Assert.Equal((RagStatus.Red, "Gate a is overdue."), Colour(launch, gateDue));
    }

    [Fact]
    public void A_rejected_gate_is_red_and_a_no_go_says_so()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana"))).WhenRejects("ana", "a");
        Assert.Equal((RagStatus.Red, "Gate a needs work."), Colour(scenario.Launch, Now));

        scenario.WhenEverybodyApproves();
        Assert.Equal(RagStatus.Green, Readiness.Of(scenario.Launch, LaunchAt.AddYears(1)).Rag);

        var noGo = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana"))).WhenApproves("ana", "a").When(new OpenNextPhase()).WhenRejects("vp", "go");
        Assert.Equal((RagStatus.Red, "The go/no-go ended in a no-go."), Colour(noGo.Launch, Now));
    }

    private static (RagStatus Rag, string Reason) Colour(Launch launch, DateTimeOffset now) =>
        Readiness.Of(launch, now) is var readiness ? (readiness.Rag, readiness.RagReason) : default;
}
