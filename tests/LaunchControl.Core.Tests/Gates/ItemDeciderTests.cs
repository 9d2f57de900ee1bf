using LaunchControl.Core.Gates;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Gates;

public sealed class ItemDeciderTests
{
    private static readonly Evidence Report = new("https://contoso.example/report", "Passed at 3x peak.");

    [Fact]
    public void A_done_item_keeps_who_when_and_the_evidence()
    {
        var item = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("one")))
            .At(Now.AddDays(1)).When(new CompleteItem("one", [Report]), actor: "eve@contoso.example")
            .Gate("a").Items[0];

        Assert.Equal((ItemStatus.Done, "eve@contoso.example", Now.AddDays(1)), (item.Status, item.CompletedBy, item.CompletedAt));
        Assert.Equal([Report], item.Evidence);
    }

    [Fact]
    public void Completing_an_item_twice_changes_nothing() =>
        LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("one", "two")))
            .When(new CompleteItem("one", [Report]))
            .When(new CompleteItem("one", [Report])).ThenNothingChanged()
            .When(new CompleteItem("one", [])).ThenNothingChanged();

    [Fact]
    public void Evidence_that_comes_later_is_added_and_leaves_who_did_the_item_and_when()
    {
        var late = new Evidence(null, "Passed at 5x peak.");
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("one", "two")))
            .When(new CompleteItem("one", [Report]))
            .At(Now.AddDays(1)).When(new CompleteItem("one", [late]), actor: "eve@contoso.example");

        var item = scenario.Gate("a").Items[0];
        Assert.Equal((ItemStatus.Done, Owner, Now), (item.Status, item.CompletedBy, item.CompletedAt));
        Assert.Equal([Report, late], item.Evidence);
        Assert.Equal(("item.evidenceAdded", "eve@contoso.example"), (scenario.Audit[^1].Action, scenario.Audit[^1].Actor));
    }

    [Fact]
    public void An_item_that_requires_evidence_is_not_done_without() =>
        LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").EvidenceItem("one")))
            .When(new CompleteItem("one", [])).ThenRefused("evidence-required")
            .When(new CompleteItem("one", [Report])).ThenGate("a", GateStatus.InReview);

    [Fact]
    public void An_item_is_reopened_while_its_gate_is_not_in_review()
    {
        var item = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("one", "two")))
            .WhenDone("one")
            .When(new ReopenItem("one", "It regressed.")).ThenAccepted()
            .When(new ReopenItem("one", "It regressed.")).ThenNothingChanged()
            .Gate("a").Items[0];

        Assert.Equal((ItemStatus.Open, null, null), (item.Status, item.CompletedBy, item.CompletedAt));
    }

    [Fact]
    public void Reopening_an_item_takes_back_the_review_and_the_approval_that_rested_on_it() =>
        LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("one")))
            .WhenDone("one").ThenGate("a", GateStatus.InReview)
            .When(new ReopenItem("one", "It regressed.")).ThenGate("a", GateStatus.Preparing)
            .WhenDone("one").ThenGate("a", GateStatus.InReview)
            .WhenApproves("ana", "a").ThenGate("a", GateStatus.Approved)
            .When(new ReopenItem("one", "It regressed.")).ThenGate("a", GateStatus.Stale)
            .WhenDone("one").ThenGate("a", GateStatus.InReview);

    [Fact]
    public void An_unknown_item_is_not_found() =>
        LaunchScenario.GivenOpened(WithGates(Gate("a", "ana")))
            .When(new CompleteItem("elsewhere", [])).ThenRefused("item-not-found")
            .When(new ReopenItem("elsewhere", null)).ThenRefused("item-not-found");

    [Fact]
    public void A_completed_launch_takes_no_more_evidence()
    {
        var scenario = LaunchScenario.GivenLive(WithGates(Gate("a", "ana").Items("one")));
        scenario.WhenTimePasses();

        scenario.When(new CompleteItem("one", [Report])).ThenRefused("launch-is-over")
            .When(new ReopenItem("one", null)).ThenRefused("launch-is-over");
    }
}
