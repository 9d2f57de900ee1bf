using CsCheck;
using LaunchControl.Core.Attention;
using LaunchControl.Core.Blockers;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Drivers;
using LaunchControl.Core.Tests.Simulations;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.Attention;

public sealed class AskListTests
{
    [Fact]
    public void What_blocks_a_launch_is_asked_of_those_who_can_unblock_it_and_of_nobody_else() => LaunchSimulation.Any.Sample(run => LaunchSimulation.Play(run, (_, played) =>
    {
        // Somebody who stands in is named with the one whom they stand in for; a recommendation asks nothing of anybody.
        var blockers = BlockerList.Of(played.Launch, [], played.Now).Where(blocker => blocker.Kind is not (BlockerKind.Hold or BlockerKind.HoldRecommended))
            .SelectMany(blocker => blocker.Who, (blocker, who) => (blocker.Subject, who.Person, blocker.Since, blocker.By));
        var asked = AskList.Of(played.Launch, played.Now).Where(ask => ask is { Kind: not AskKind.Condition, InPlaceOf: null }).ToList();

        // It blocks since the first of those who could mend it could.
        var asks = asked.Select(ask => (ask.Subject, ask.Person, asked.Where(other => other.Kind != AskKind.SignOff && other.Kind == ask.Kind && other.Subject == ask.Subject && other.WaitsFor == ask.WaitsFor).Select(other => other.Since).Append(ask.Since).Min(), ask.DueAt));

        Assert.Equal(asks.Order(), blockers.Order());
    }), iter: 30);

    [Fact]
    public void An_item_is_asked_for_since_it_is_this_owners_and_nothing_that_it_waits_for_is_open()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("i", "j"))).When(new ChangeItem("j", new ItemDraft { DependsOn = ["i"] })).ThenAccepted();
        Assert.Equal(Now, Since("i"));
        scenario.At(Now.AddDays(9)).When(new ReassignItem("i", Person("eve"), "Busy.")).ThenAccepted();
        Assert.Equal(scenario.Now, Since("i"));
        scenario.At(Now.AddDays(20)).WhenDone("i");
        Assert.Equal(scenario.Now, Since("j"));
        scenario.At(Now.AddDays(21)).When(new ChangePeople(new Dictionary<string, IReadOnlyList<string>> { ["launch-owner"] = [Person("new-owner")] }, [], "Busy.")).ThenAccepted();
        Assert.Equal((Person("new-owner"), scenario.Now), AskList.Of(scenario.Launch, scenario.Now).Select(ask => (ask.Person, ask.Since)).Single());

        DateTimeOffset Since(string item) => AskList.Of(scenario.Launch, scenario.Now).Single(ask => ask.ItemId == item).Since;
    }

    [Fact]
    public void A_mended_gate_waits_for_its_owner_since_the_last_item_was_done_and_a_condition_since_it_was_given()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana").Items("i"))).WhenDone("i").At(Now.AddDays(1)).WhenRejects("ana", "a").When(new ReopenItem("i", "Not done.")).ThenAccepted()
            .At(Now.AddDays(5)).WhenDone("i");
        Assert.Equal((AskKind.Rework, scenario.Now), AskList.Of(scenario.Launch, scenario.Now).Select(ask => (ask.Kind, ask.Since)).Single());

        scenario.When(new RequestReview("a", null)).At(Now.AddDays(6))
            .WhenSigns("c", "ana", "a", vote => vote with { Conditions = [new ConditionDraft("Test it", Person("eve"), Now.AddDays(8))] }).ThenAccepted();
        Assert.Equal(scenario.Now, AskList.Of(scenario.Launch, scenario.Now).Single(ask => ask.Kind == AskKind.Condition).Since);
    }

    [Fact]
    public void A_fresh_link_asks_for_nothing_new_and_a_reassignment_back_does()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana"), Gate("b", "bo")));
        var first = Ask("ana");
        scenario.At(Now.AddDays(2)).When(new RenewLink("a", Person("ana"), null)).ThenAccepted();
        Assert.Equal(first, Ask("ana"));
        scenario.When(new ReassignApprover("a", Person("ana"), Person("eve"), [], "Busy.")).ThenAccepted();
        Assert.Equal(scenario.Now, Ask("eve").Since);
        scenario.At(Now.AddDays(3)).When(new RenewLink("a", Person("eve"), null)).ThenAccepted();
        Assert.Equal(Now.AddDays(2), Ask("eve").Since);
        scenario.When(new ReassignApprover("a", Person("eve"), Person("ana"), [], "Back.")).ThenAccepted();
        Assert.Equal((scenario.Now, false), (Ask("ana").Since, Ask("ana").Key == first.Key));

        (DateTimeOffset Since, string Key) Ask(string person) => AskList.Of(scenario.Launch, scenario.Now).Where(ask => ask.Person == Person(person)).Select(ask => (ask.Since, ask.Key)).Single();
    }

    [Fact]
    public void What_is_asked_has_a_key_of_its_own_and_nothing_is_asked_while_a_launch_is_held_or_over() => LaunchSimulation.Any.Sample(run => LaunchSimulation.Play(run, (_, played) =>
    {
        var asks = AskList.Of(played.Launch, played.Now);
        Assert.Distinct(asks.Select(ask => (ask.Person, ask.Key)));
        Assert.True(asks.Count == 0 || played.Launch is { IsFinal: false, IsLaunched: false, Status: not LaunchStatus.Held });
    }), iter: 30);
}
