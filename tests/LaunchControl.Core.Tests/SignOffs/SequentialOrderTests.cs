using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.People;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.SignOffs;

public sealed class SequentialOrderTests
{
    [Fact]
    public void One_role_is_asked_after_the_other() =>
        LaunchScenario.GivenOpened(WithGates(InOrder(Gate("a", "ana", "bo", "cy"))))
            .ThenMailed(MailKind.SignOffRequested, Person("ana"))
            .WhenApproves("bo", "a").ThenRefused("not-your-turn")
            .WhenApproves("ana", "a").ThenMailed(MailKind.SignOffRequested, Person("bo"))
            .WhenApproves("cy", "a").ThenRefused("not-your-turn")
            .WhenApproves("bo", "a").ThenMailed(MailKind.SignOffRequested, Person("cy"))
            .WhenApproves("cy", "a").ThenGate("a", GateStatus.Approved);

    [Fact]
    public void Everybody_required_of_a_role_decides_before_the_next_role_is_asked()
    {
        var playbook = WithGates(InOrder(Gate("a", "ana", "bo")));
        var people = RequestFor(playbook).People.ToDictionary();
        people["ana"] = [Person("ana"), Person("eve")];
        LaunchScenario.GivenStarted(playbook, RequestFor(playbook) with { People = people }).When(new OpenNextPhase())
            .ThenMailed(MailKind.SignOffRequested, Person("ana"), Person("eve"))
            .WhenApproves("ana", "a").ThenMailed(MailKind.SignOffRequested)
            .WhenApproves("eve", "a").ThenMailed(MailKind.SignOffRequested, Person("bo"));
    }

    [Fact]
    public void Optional_people_hold_nobody_up_wherever_they_stand() =>
        LaunchScenario.GivenOpened(WithGates(InOrder(Gate("a").Optional("ana")) with { Approvers = [new("ana", false), new("bo"), new("cy", false), new("di")] }))
            .ThenMailed(MailKind.SignOffRequested, Person("ana"), Person("bo"))
            .WhenApproves("bo", "a").ThenMailed(MailKind.SignOffRequested, Person("cy"), Person("di"))
            .WhenApproves("di", "a").ThenGate("a", GateStatus.Approved);

    [Fact]
    public void Where_nobody_is_required_everybody_of_a_role_is_waited_for() =>
        LaunchScenario.GivenOpened(WithGates(InOrder(Gate("a").Optional("ana", "bo"))))
            .ThenMailed(MailKind.SignOffRequested, Person("ana"))
            .WhenApproves("ana", "a").ThenMailed(MailKind.SignOffRequested, Person("bo"));

    [Fact]
    public void An_approval_that_takes_effect_later_lets_the_next_role_go_on() =>
        LaunchScenario.GivenOpened(WithGates(InOrder(Gate("a", "ana", "bo"))))
            .WhenSigns("v1", "ana", "a", vote => vote with { EffectiveAt = Now.AddDays(1) })
            .ThenMailed(MailKind.SignOffRequested, Person("bo"));

    [Fact]
    public void Who_was_asked_keeps_the_link_when_an_earlier_vote_is_withdrawn()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(InOrder(Gate("a", "ana", "bo", "cy")))).WhenSigns("v1", "ana", "a");
        var link = scenario.Approver("a", "bo").LinkNonce;

        scenario.WhenSigns("w1", "ana", "a", vote => vote with { Decision = SignOffDecision.Withdraw, Replaces = "v1" })
            .ThenMailed(MailKind.SignOffRequested);
        Assert.Equal(link, scenario.Approver("a", "bo").LinkNonce);

        scenario.WhenApproves("bo", "a").ThenAccepted().ThenMailed(MailKind.SignOffRequested)
            .WhenApproves("cy", "a").ThenRefused("not-your-turn")
            .WhenApproves("ana", "a").ThenMailed(MailKind.SignOffRequested, Person("cy"))
            .WhenApproves("cy", "a").ThenGate("a", GateStatus.Approved);
    }

    [Fact]
    public void A_rejection_ends_the_round_whoever_was_not_asked_yet() =>
        LaunchScenario.GivenOpened(WithGates(InOrder(Gate("a", "ana", "bo"))))
            .WhenRejects("ana", "a").ThenGate("a", GateStatus.NeedsWork)
            .When(new RequestReview("a", null)).ThenMailed(MailKind.SignOffRequested, Person("ana"));

    [Fact]
    public void When_the_one_whose_turn_it_is_leaves_the_next_is_asked()
    {
        var playbook = WithGates(InOrder(Gate("a", "ana", "bo")));
        var people = RequestFor(playbook).People.ToDictionary();
        people["ana"] = [Person("ana"), Person("eve")];
        LaunchScenario.GivenStarted(playbook, RequestFor(playbook) with { People = people }).When(new OpenNextPhase())
            .WhenApproves("ana", "a")
            .When(new ChangePeople(new Dictionary<string, IReadOnlyList<string>> { ["ana"] = [Person("ana")] }, [], null))
            .ThenMailed(MailKind.SignOffRequested, Person("bo"));
    }

    private static PlaybookGate InOrder(PlaybookGate gate) => gate.Rules(policy => policy with { Sequential = true });
}
