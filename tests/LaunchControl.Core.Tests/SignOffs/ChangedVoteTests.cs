using LaunchControl.Core.Gates;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.SignOffs;

public sealed class ChangedVoteTests
{
    private static readonly Func<RecordSignOff, RecordSignOff> AsRejection = vote => vote with { Decision = SignOffDecision.Reject, Comment = "Not yet." };

    [Fact]
    public void A_vote_is_changed_by_naming_the_one_that_it_replaces()
    {
        var scenario = Opened().WhenSigns("v1", "ana", "a")
            .WhenSigns("v2", "ana", "a", vote => vote with { Decision = SignOffDecision.Abstain, Replaces = "v1" }).ThenAccepted();

        Assert.Equal(("v2", SignOffDecision.Abstain), (scenario.Approver("a", "ana").Vote!.SignOffId, scenario.Approver("a", "ana").Vote!.Decision));
        Assert.Equal(("signOff.recorded", "approve", "abstain"), (scenario.Audit[^1].Action, scenario.Audit[^1].OldValue, scenario.Audit[^1].NewValue));
    }

    [Fact]
    public void A_changed_vote_decides_the_gate_as_any_other() =>
        Opened().WhenSigns("v1", "ana", "a")
            .WhenSigns("v2", "ana", "a", vote => AsRejection(vote) with { Replaces = "v1" }).ThenGate("a", GateStatus.NeedsWork);

    [Fact]
    public void Without_a_name_a_recorded_vote_is_not_changed() =>
        Opened().WhenSigns("v1", "ana", "a")
            .WhenSigns("v2", "ana", "a", AsRejection).ThenRefused("already-recorded")
            .WhenSigns("v3", "ana", "a", vote => vote with { Decision = SignOffDecision.Withdraw }).ThenRefused("already-recorded");

    [Fact]
    public void An_approval_on_other_terms_is_another_decision() =>
        Opened().WhenSigns("v1", "ana", "a")
            .WhenSigns("v2", "ana", "a", vote => vote with { EffectiveAt = Now.AddDays(1) }).ThenRefused("already-recorded")
            .WhenSigns("v3", "ana", "a", vote => vote with { Conditions = [new ConditionDraft("Fix it", Owner, Now.AddDays(1))] }).ThenRefused("already-recorded")
            .WhenSigns("v4", "ana", "a", vote => vote with { EffectiveAt = Now.AddDays(-1) }).ThenNothingChanged();

    [Fact]
    public void A_change_that_names_another_vote_than_the_recorded_one_is_refused() =>
        Opened().WhenSigns("v1", "ana", "a").WhenSigns("v2", "ana", "a", vote => vote with { Decision = SignOffDecision.Abstain, Replaces = "v1" })
            .WhenSigns("v3", "ana", "a", vote => AsRejection(vote) with { Replaces = "v1" }).ThenRefused("already-recorded")
            .WhenSigns("v4", "ana", "a", vote => AsRejection(vote) with { Replaces = "elsewhere" }).ThenRefused("already-recorded")
            .WhenSigns("v2", "ana", "a", vote => AsRejection(vote) with { Replaces = "v2" }).ThenRefused("already-recorded")
            .ThenGate("a", GateStatus.InReview);

    [Fact]
    public void Nothing_recorded_is_neither_replaced_nor_withdrawn() =>
        Opened()
            .WhenSigns("v1", "ana", "a", vote => vote with { Replaces = "v0" }).ThenRefused("nothing-recorded")
            .WhenSigns("v2", "ana", "a", vote => vote with { Decision = SignOffDecision.Withdraw }).ThenRefused("nothing-recorded")
            .WhenSigns("v3", "ana", "a", vote => vote with { Decision = SignOffDecision.Withdraw, Replaces = "v0" }).ThenRefused("nothing-recorded");

    [Fact]
    public void A_withdrawn_vote_counts_no_more_and_another_can_be_given()
    {
        var scenario = Opened().WhenSigns("v1", "ana", "a")
            .WhenSigns("w1", "ana", "a", vote => vote with { Decision = SignOffDecision.Withdraw, Replaces = "v1" }).ThenAccepted();
        Assert.Null(scenario.Approver("a", "ana").Vote);
        Assert.Equal("signOff.withdrawn", scenario.Audit[^1].Action);

        scenario.WhenSigns("b1", "bo", "a").ThenGate("a", GateStatus.InReview)
            .WhenSigns("v2", "ana", "a").ThenGate("a", GateStatus.Approved);
    }

    [Fact]
    public void What_was_replaced_or_withdrawn_never_counts_again() =>
        Opened().WhenSigns("v1", "ana", "a").WhenSigns("v2", "ana", "a", vote => vote with { Decision = SignOffDecision.Abstain, Replaces = "v1" })
            .WhenSigns("v1", "ana", "a").ThenNothingChanged()
            .WhenSigns("w1", "ana", "a", vote => vote with { Decision = SignOffDecision.Withdraw, Replaces = "v2" }).ThenAccepted()
            .WhenSigns("v1", "ana", "a").ThenNothingChanged()
            .WhenSigns("v2", "ana", "a", vote => vote with { Decision = SignOffDecision.Abstain, Replaces = "v1" }).ThenNothingChanged()
            .WhenSigns("w1", "ana", "a", vote => vote with { Decision = SignOffDecision.Withdraw, Replaces = "v2" }).ThenNothingChanged()
            .WhenSigns("v3", "ana", "a").ThenAccepted()
            .WhenSigns("w1", "ana", "a", vote => vote with { Decision = SignOffDecision.Withdraw, Replaces = "v2" }).ThenNothingChanged();

    [Fact]
    public void Once_the_gate_is_decided_no_vote_is_changed_or_withdrawn() =>
        Opened().WhenSigns("v1", "ana", "a").WhenSigns("b1", "bo", "a").ThenGate("a", GateStatus.Approved)
            .WhenSigns("v2", "ana", "a", vote => AsRejection(vote) with { Replaces = "v1" }).ThenRefused("already-recorded")
            .WhenSigns("w1", "ana", "a", vote => vote with { Decision = SignOffDecision.Withdraw, Replaces = "v1" }).ThenRefused("already-recorded")
            .ThenGate("a", GateStatus.Approved);

    private static LaunchScenario Opened() =>
        LaunchScenario.GivenOpened(WithGates(Gate("a").Optional("ana", "bo", "cy") with { Policy = new GatePolicy(Quorum.Count) { Count = 2 } }));
}
