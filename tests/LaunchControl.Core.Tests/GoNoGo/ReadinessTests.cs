using LaunchControl.Core.Forecasts;
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
    public void A_fresh_launch_is_green_and_scores_only_what_nothing_speaks_against()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("one", "two")));
        var readiness = Readiness.Of(scenario.Launch, Now);

        Assert.Equal((35, RagStatus.Green, "Nothing is overdue, and the launch date can be kept."), (readiness.Score, readiness.Rag, readiness.RagReason));
        Assert.Equal(100, readiness.Factors.Sum(factor => factor.Weight));
    }

    [Fact]
    public void Gates_count_forty_and_items_twenty_five()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("one"), Gate("b", "bo").Items("two"), Gate("c", "cy")))
            .WhenDone("one").WhenApproves("ana", "a");
        var readiness = Readiness.Of(scenario.Launch, Now);

        // One of four gates, one of two items.
        Assert.Equal(
            [new("gates", 40, 25, "1 of 4 gates are passed."), new("items", 25, 50, "1 of 2 items are settled."), new("time", 15, 100, "The launch date can be kept."),
                new("risks", 10, 100, "Nothing is flagged."), new("waivers", 10, 100, "Nothing is waived.")],
            readiness.Factors);
        Assert.Equal(57, readiness.Score);
    }

    [Fact]
    public void Each_working_day_of_slip_costs_a_tenth_of_the_time_and_from_six_days_on_the_launch_is_red()
    {
        var launch = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("one"))).Launch;
        var gate = launch.Gates[0];
        launch = launch with { Gates = [gate with { Items = [gate.Items[0] with { WorkingDays = 200 }] }, .. launch.Gates.Skip(1)] };
        var slip = Forecast.Of(launch, Now)!.SlipDays;
        Assert.True(slip > 10);
        Assert.Equal(0, Factor(launch, "time"));

        var (amber, red) = (Shorter(slip - 5), Shorter(slip - 6));
        Assert.Equal((50, RagStatus.Amber), (Factor(amber, "time"), Readiness.Of(amber, Now).Rag));
        Assert.Equal((40, RagStatus.Red), (Factor(red, "time"), Readiness.Of(red, Now).Rag));
        Assert.Contains("6 working days late: Item one decides.", Readiness.Of(red, Now).RagReason, StringComparison.Ordinal);

        Launch Shorter(int days) => launch with { Gates = [launch.Gates[0] with { Items = [launch.Gates[0].Items[0] with { WorkingDays = 200 - days }] }, .. launch.Gates.Skip(1)] };
    }

    [Fact]
    public void A_cancelled_launch_keeps_the_readiness_that_it_had_and_none_of_it_gets_better_by_the_cancel()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("one"))).Given(launch => launch with
        {
            Gates = [launch.Gates[0] with { Items = [launch.Gates[0].Items[0] with { WorkingDays = 200 }] }, .. launch.Gates.Skip(1)],
        }).When(new BlockItem("one", "The vendor is late."));
        var (before, then) = (Readiness.Of(scenario.Launch, scenario.Now), scenario.Now);
        Assert.Equal(0, before.Factors.Single(factor => factor.Name == "time").Score);

        var cancelled = scenario.When(new CancelLaunch("Merged into another")).Launch;
        foreach (var now in new[] { then, then.AddDays(400) })
        {
            var after = Readiness.Of(cancelled, now);
            Assert.Equal(before.Factors, after.Factors);
            Assert.Equal((before.Score, RagStatus.Red, "The launch was cancelled."), (after.Score, after.Rag, after.RagReason));
            Assert.Equal(before.Score, LaunchSummary.Of(cancelled, now).Score);
        }
    }

    [Fact]
    public void The_last_point_of_a_cancelled_launch_has_its_score_and_its_slip()
    {
        var launch = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("one"))).Launch;
        launch = Taking(launch, 203 - Forecast.Of(Taking(launch, 200), Now)!.SlipDays);
        Assert.Equal((3, RagStatus.Amber), (Forecast.Of(launch, Now)!.SlipDays, Readiness.Of(launch, Now).Rag));
        var point = ReadinessPoint.Between(launch, launch with { Status = LaunchStatus.Cancelled, CancelledAt = Now }, Now)!;
        Assert.Equal((Readiness.Of(launch, Now).Score, Forecast.Of(launch, Now)!.SlipDays, RagStatus.Red), (point.Score, point.SlipDays, point.Rag));

        static Launch Taking(Launch launch, int days) =>
            launch with { Gates = [launch.Gates[0] with { Items = [launch.Gates[0].Items[0] with { WorkingDays = days }] }, .. launch.Gates.Skip(1)] };
    }

    [Fact]
    public void A_blocked_item_is_a_risk_and_an_overridden_gate_no_full_readiness()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("one"))).When(new BlockItem("one", "The vendor is late."));
        Assert.Equal(["'Item one' is blocked."], Readiness.Of(scenario.Launch, Now).Risks);
        Assert.Equal((80, RagStatus.Amber), (Factor(scenario.Launch, "risks"), Readiness.Of(scenario.Launch, Now).Rag));

        scenario.When(new OverrideGate("a", "The contract was signed."));
        Assert.Equal(80, Factor(scenario.Launch, "waivers"));
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
        Assert.Equal(RagStatus.Green, Readiness.Of(scenario.Launch, LaunchAt).Rag);

        var noGo = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana"))).WhenApproves("ana", "a").When(new OpenNextPhase()).WhenRejects("vp", "go");
        Assert.Equal((RagStatus.Red, "The go/no-go ended in a no-go."), Colour(noGo.Launch, Now));
    }

    private static int Factor(Launch launch, string name) => Readiness.Of(launch, Now).Factors.Single(factor => factor.Name == name).Score;

    private static (RagStatus Rag, string Reason) Colour(Launch launch, DateTimeOffset now) =>
        Readiness.Of(launch, now) is var readiness ? (readiness.Rag, readiness.RagReason) : default;
}
