using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.SignOffs;

public sealed class ConditionalApprovalTests
{
    private static readonly ConditionDraft Condition = new("Publish the price list", Person("eve"), Now.AddDays(5));

    [Fact]
    public void Conditions_become_owned_and_dated_items_that_do_not_hold_up_the_gate()
    {
        var scenario = Conditional(Opened()).ThenMailed(MailKind.ConditionGiven, Person("eve")).WhenApproves("bo", "a").ThenGate("a", GateStatus.Approved);

        var item = Assert.Single(scenario.Gate("a").Items);
        Assert.Equal((Person("eve"), Condition.DueAt, true, Person("ana")), (item.Owner, item.DueAt, item.IsCondition, item.GivenBy));
        Assert.Contains(scenario.Outcome!.Decision!.Intents, intent => intent is WatchGateIntent { GateId: "a" });
        Assert.Equal(Condition.DueAt, GateDecider.NextDeadline(scenario.Launch, scenario.Gate("a"), Now));
    }

    [Fact]
    public void A_condition_that_is_met_in_time_changes_nothing_about_the_approval()
    {
        var scenario = Conditional(Opened()).WhenApproves("bo", "a").WhenDone(ItemId);
        scenario.ThenGate("a", GateStatus.Approved).At(Condition.DueAt.AddDays(1)).When(new EvaluateGate("a")).ThenGate("a", GateStatus.Approved);
    }

    [Fact]
    public void A_missed_condition_lets_the_approval_lapse_becomes_part_of_the_checklist_and_is_told_once()
    {
        var scenario = Conditional(Opened()).WhenApproves("bo", "a")
            .At(Condition.DueAt.AddTicks(-1)).When(new EvaluateGate("a")).ThenNothingChanged()
            .At(Condition.DueAt).When(new EvaluateGate("a")).ThenGate("a", GateStatus.Stale).ThenMailed(MailKind.ConditionMissed, Owner)
            .When(new EvaluateGate("a")).ThenNothingChanged();
        Assert.False(Assert.Single(scenario.Gate("a").Items).IsCondition);

        scenario.WhenDone(ItemId).ThenGate("a", GateStatus.InReview)
            .WhenApproves("ana", "a").WhenApproves("bo", "a").ThenGate("a", GateStatus.Approved);
    }

    [Fact]
    public void A_condition_that_is_missed_during_the_review_takes_the_review_back() =>
        Conditional(Opened()).At(Condition.DueAt).When(new EvaluateGate("a")).ThenGate("a", GateStatus.Preparing);

    [Fact]
    public void The_launch_does_not_go_live_on_a_missed_condition()
    {
        var late = Condition with { DueAt = LaunchAt };
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("a", "ana")))
            .WhenSigns("v1", "ana", "a", vote => vote with { Conditions = [late] }).When(new OpenNextPhase()).WhenApproves("vp", "go").When(new OpenNextPhase());
        scenario.ThenLaunch(LaunchStatus.Scheduled).At(LaunchAt).When(new GoLive()).ThenLaunch(LaunchStatus.GoNoGo).ThenGate("a", GateStatus.Stale);
    }

    [Fact]
    public void Conditions_end_with_the_vote_that_gave_them()
    {
        Assert.Empty(Items(Conditional(Opened()).WhenSigns("w1", "ana", "a", vote => vote with { Decision = SignOffDecision.Withdraw, Replaces = "v1" })));
        Assert.Empty(Items(Conditional(Opened()).WhenSigns("v2", "ana", "a", vote => vote with { Replaces = "v1" }).ThenAccepted()));
        Assert.Empty(Items(Conditional(Opened()).WhenRejects("bo", "a")));
        Assert.Empty(Items(Conditional(Opened()).When(new OverrideGate("a", "The outage."))));
        Assert.Empty(Items(Conditional(Opened()).When(new WaiveGate("a", "The risk is ours.", null))));
        Assert.Empty(Items(Conditional(Opened()).When(new ReassignApprover("a", Person("ana"), Person("zoe"), [], "Left.")).ThenAccepted()));

        var replaced = Conditional(Opened()).WhenSigns("v2", "ana", "a", vote => vote with { Replaces = "v1", Conditions = [Condition with { Title = "Other" }] });
        Assert.Equal("Other", Assert.Single(Items(replaced)).Title);
    }

    [Fact]
    public void A_gate_that_is_asked_for_again_starts_without_open_conditions() =>
        Assert.Equal(["one"], Items(Conditional(LaunchScenario.GivenOpened(WithGates(Gate("a", "ana", "bo").Items("one"))).WhenDone("one"))
            .WhenApproves("bo", "a").When(new ReopenItem("one", "It regressed."))).Select(item => item.Id));

    [Fact]
    public void What_was_done_of_a_condition_stays_and_when_reopened_without_its_approval_is_part_of_the_checklist()
    {
        var scenario = Conditional(Opened()).WhenDone(ItemId).WhenSigns("w1", "ana", "a", vote => vote with { Decision = SignOffDecision.Withdraw, Replaces = "v1" });
        Assert.Equal(ItemStatus.Done, Assert.Single(Items(scenario)).Status);

        scenario.When(new ReopenItem(ItemId, "It was not.")).ThenGate("a", GateStatus.Preparing);
        Assert.False(Assert.Single(Items(scenario)).IsCondition);
    }

    [Fact]
    public void A_waived_condition_whose_approval_is_gone_is_part_of_the_checklist_once_it_is_blocked()
    {
        var scenario = Conditional(Opened()).When(new WaiveItem(ItemId, "The risk is ours.", null)).WhenSigns("w1", "ana", "a", vote => vote with { Decision = SignOffDecision.Withdraw, Replaces = "v1" })
            .When(new BlockItem(ItemId, "The vendor is late.")).ThenGate("a", GateStatus.Preparing);
        Assert.False(Assert.Single(Items(scenario)).IsCondition);
    }

    [Fact]
    public void A_condition_that_is_reopened_on_an_approved_gate_is_watched_again()
    {
        var scenario = Conditional(Opened()).WhenApproves("bo", "a").WhenDone(ItemId).When(new ReopenItem(ItemId, "It was not.")).ThenGate("a", GateStatus.Approved);
        Assert.Contains(scenario.Outcome!.Decision!.Intents, intent => intent is WatchGateIntent { GateId: "a" });
        scenario.At(Condition.DueAt).When(new EvaluateGate("a")).ThenGate("a", GateStatus.Stale);
    }

    [Fact]
    public void Nobody_removes_or_weakens_an_open_condition_behind_the_approvers_back() =>
        Conditional(Opened()).WhenApproves("bo", "a")
            .When(new RemoveItem(ItemId, "Not needed.")).ThenRefused("item-is-condition")
            .When(new ChangeItem(ItemId, new ItemDraft { DueAt = Condition.DueAt.AddDays(9) })).ThenRefused("item-is-condition")
            .When(new ChangeItem(ItemId, new ItemDraft { Title = "Nothing" })).ThenRefused("item-is-condition")
            .When(new ChangeItem(ItemId, new ItemDraft { Owner = Person("zoe") })).ThenAccepted().ThenGate("a", GateStatus.Approved);

    [Fact]
    public void Gates_of_much_the_same_name_have_conditions_of_their_own()
    {
        var (one, other) = ("a-gate-with-a-long-long-name-one", "a-gate-with-a-long-long-name-two");
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate(one, "ana"), Gate(other, "ana")))
            .WhenSigns("v1", "ana", one, vote => vote with { Conditions = [Condition] }).WhenSigns("v2", "ana", other, vote => vote with { Conditions = [Condition] });
        Assert.Equal(2, scenario.Launch.Gates.SelectMany(gate => gate.Items).Select(item => item.Id).Distinct().Count());
    }

    [Fact]
    public void Faults_of_conditions_are_told_all_at_once()
    {
        var scenario = Opened().WhenSigns("v1", "ana", "a", vote => vote with
        {
            Decision = SignOffDecision.Abstain,
            EffectiveAt = LaunchAt.AddDays(1),
            Conditions = [new ConditionDraft(" ", "nobody", Now), new ConditionDraft("Fine", Owner, LaunchAt.AddTicks(1))],
        }).ThenRefused("invalid-request");
        Assert.Equal(["/conditions", "/conditions/0/dueAt", "/conditions/0/owner", "/conditions/0/title", "/conditions/1/dueAt", "/effectiveAt"], scenario.Outcome!.Refusal!.Faults.Keys.Order());
    }

    private static string ItemId => "a-r1-c1";

    private static LaunchScenario Opened() => LaunchScenario.GivenOpened(WithGates(Gate("a", "ana", "bo")));

    private static LaunchScenario Conditional(LaunchScenario scenario) =>
        scenario.WhenSigns("v1", "ana", "a", vote => vote with { Conditions = [Condition] }).ThenAccepted();

    private static IReadOnlyList<ChecklistItem> Items(LaunchScenario scenario) => scenario.Gate("a").Items;
}
