using LaunchControl.Core.Auditing;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;
using static LaunchControl.Core.Tests.Builders.StartLaunchBuilder;

namespace LaunchControl.Core.Tests.SignOffs;

public sealed class RecordSignOffTests
{
    [Fact]
    public void The_last_missing_approval_approves_the_gate_and_wakes_it()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("readiness", "ana", "bo")))
            .WhenApproves("ana", "readiness").ThenGate("readiness", GateStatus.InReview)
            .WhenApproves("bo", "readiness").ThenGate("readiness", GateStatus.Approved);

        Assert.Contains(scenario.Outcome!.Decision!.Intents, intent => intent is WakeGateIntent { GateId: "readiness" });
        Assert.Equal(["signOff.recorded", "gate.approved"], scenario.Outcome.Decision.Audit.Select(entry => entry.Action));
        Assert.Equal([Person("bo"), "launchcontrol"], scenario.Outcome.Decision.Audit.Select(entry => entry.Actor));
    }

    [Fact]
    public void A_rejection_sends_the_gate_back_and_tells_the_owner_why()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("readiness", "ana", "bo")))
            .WhenRejects("ana", "readiness")
            .ThenGate("readiness", GateStatus.NeedsWork)
            .ThenMailed(MailKind.GateNeedsWork, Owner);

        Assert.Equal("The load test is missing.", scenario.Audit.Single(entry => entry.Action == "signOff.recorded").Reason);
    }

    [Fact]
    public void A_new_review_is_a_new_round_with_fresh_votes_and_links()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("readiness", "ana", "bo"))).WhenApproves("ana", "readiness").WhenRejects("bo", "readiness");
        var before = scenario.Gate("readiness");

        scenario.When(new RequestReview("readiness", "The load test is in."))
            .ThenGate("readiness", GateStatus.InReview)
            .ThenMailed(MailKind.SignOffRequested, Person("ana"), Person("bo"));

        var after = scenario.Gate("readiness");
        Assert.Equal(2, after.Round);
        Assert.All(after.Approvers, approver => Assert.Null(approver.Vote));
        Assert.Equal(4, before.Approvers.Concat(after.Approvers).Select(approver => approver.LinkNonce).Distinct().Count());
        scenario.WhenApproves("ana", "readiness").WhenApproves("bo", "readiness").ThenGate("readiness", GateStatus.Approved);
    }

    [Fact]
    public void A_sign_off_of_an_earlier_or_a_later_round_is_refused() =>
        LaunchScenario.GivenOpened(WithGates(Gate("readiness", "ana", "bo")))
            .WhenRejects("bo", "readiness")
            .When(new RequestReview("readiness", null))
            .WhenDecides("ana", "readiness", SignOffDecision.Approve, round: 1).ThenRefused("round-superseded")
            .WhenDecides("ana", "readiness", SignOffDecision.Approve, round: 3).ThenRefused("round-superseded")
            .ThenGate("readiness", GateStatus.InReview);

    [Fact]
    public void An_old_sign_off_is_refused_also_when_its_approver_has_voted_again() =>
        LaunchScenario.GivenOpened(WithGates(Gate("readiness", "ana", "bo")))
            .WhenApproves("ana", "readiness").WhenRejects("bo", "readiness")
            .When(new RequestReview("readiness", null))
            .WhenApproves("ana", "readiness")
            .WhenDecides("ana", "readiness", SignOffDecision.Approve, round: 1).ThenRefused("round-superseded");

    [Fact]
    public void Each_person_of_a_role_votes()
    {
        var playbook = WithGates(Gate("readiness", "ana"));
        var request = RequestFor(playbook);
        var people = request.People.ToDictionary();
        people["ana"] = [Person("ana"), Person("bo")];
        LaunchScenario.GivenStarted(playbook, request with { People = people }).When(new OpenNextPhase())
            .WhenApproves("ana", "readiness").ThenGate("readiness", GateStatus.InReview)
            .WhenApproves("bo", "readiness").ThenGate("readiness", GateStatus.Approved);
    }

    [Fact]
    public void A_decision_given_twice_counts_once() =>
        LaunchScenario.GivenOpened(WithGates(Gate("readiness", "ana", "bo")))
            .WhenDecides("ana", "readiness", SignOffDecision.Approve, signOffId: "first").ThenAccepted()
            .WhenDecides("ana", "readiness", SignOffDecision.Approve, signOffId: "first").ThenNothingChanged()
            .WhenDecides("ana", "readiness", SignOffDecision.Approve, signOffId: "second").ThenNothingChanged()
            .ThenGate("readiness", GateStatus.InReview);

    [Fact]
    public void An_opposite_decision_does_not_replace_the_recorded_one() =>
        LaunchScenario.GivenOpened(WithGates(Gate("readiness", "ana", "bo")))
            .WhenApproves("ana", "readiness")
            .WhenRejects("ana", "readiness").ThenRefused("already-recorded")
            .ThenGate("readiness", GateStatus.InReview);

    [Fact]
    public void An_opposite_decision_is_not_taken_for_a_repeat_when_it_carries_the_same_id() =>
        LaunchScenario.GivenOpened(WithGates(Gate("readiness", "ana", "bo")))
            .WhenDecides("ana", "readiness", SignOffDecision.Approve, signOffId: "same")
            .WhenDecides("ana", "readiness", SignOffDecision.Reject, signOffId: "same").ThenRefused("already-recorded");

    [Fact]
    public void A_repeat_after_the_gate_is_decided_is_harmless() =>
        LaunchScenario.GivenOpened(WithGates(Gate("readiness", "ana")))
            .WhenApproves("ana", "readiness")
            .WhenApproves("ana", "readiness").ThenNothingChanged()
            .WhenRejects("ana", "readiness").ThenRefused("already-recorded")
            .ThenGate("readiness", GateStatus.Approved);

    [Fact]
    public void A_vote_after_the_gate_is_decided_is_refused() =>
        LaunchScenario.GivenOpened(WithGates(Gate("readiness", "ana", "bo").Any()))
            .WhenApproves("ana", "readiness").ThenGate("readiness", GateStatus.Approved)
            .WhenRejects("bo", "readiness").ThenRefused("gate-not-in-review")
            .ThenGate("readiness", GateStatus.Approved);

    [Fact]
    public void Only_an_approver_decides() =>
        LaunchScenario.GivenOpened(WithGates(Gate("readiness", "ana")))
            .WhenApproves("mallory", "readiness").ThenRefused("not-an-approver");

    [Fact]
    public void An_unknown_gate_is_not_found() =>
        LaunchScenario.GivenOpened(WithGates(Gate("readiness", "ana")))
            .WhenDecides("ana", "elsewhere", SignOffDecision.Approve, round: 1).ThenRefused("gate-not-found");

    [Fact]
    public void A_gate_with_open_items_takes_no_sign_off() =>
        LaunchScenario.GivenOpened(WithGates(Gate("readiness", "ana").Items("load-test")))
            .WhenApproves("ana", "readiness").ThenRefused("gate-not-in-review")
            .WhenDone("load-test")
            .WhenApproves("ana", "readiness").ThenGate("readiness", GateStatus.Approved);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void A_rejection_without_a_reason_is_refused(string? comment)
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("readiness", "ana")))
            .When(new RecordSignOff("id", "readiness", 1, Person("ana"), SignOffDecision.Reject, comment, Now))
            .ThenRefused("reason-required");

        Assert.Contains("/comment", scenario.Outcome!.Refusal!.Faults.Keys);
    }

    [Fact]
    public void A_comment_is_bounded() =>
        LaunchScenario.GivenOpened(WithGates(Gate("readiness", "ana")))
            .When(SignOff(comment: new string('x', RecordSignOff.LongestComment + 1))).ThenRefused("comment-too-long")
            .When(SignOff(comment: new string('x', RecordSignOff.LongestComment))).ThenGate("readiness", GateStatus.Approved);

    [Fact]
    public void An_approver_is_known_in_any_letter_case() =>
        LaunchScenario.GivenOpened(WithGates(Gate("readiness", "ana")))
            .When(SignOff() with { Approver = "ANA@Contoso.Example" })
            .ThenGate("readiness", GateStatus.Approved);

    [Fact]
    public void A_vote_keeps_when_it_was_given_but_never_a_time_to_come()
    {
        Assert.Equal(Now.AddHours(-1), VoteDecided(Now.AddHours(-1)));
        Assert.Equal(Now, VoteDecided(Now.AddDays(1)));

        static DateTimeOffset VoteDecided(DateTimeOffset at) =>
            LaunchScenario.GivenOpened(WithGates(Gate("readiness", "ana"))).When(SignOff() with { DecidedAt = at })
                .Gate("readiness").Approvers[0].Vote!.DecidedAt;
    }

    [Fact]
    public void A_person_with_two_roles_at_a_gate_votes_once()
    {
        var playbook = WithGates(Gate("readiness", "ana").Optional("bo"));
        var request = RequestFor(playbook);
        var people = request.People.ToDictionary();
        people["ana"] = people["bo"] = [Person("ana")];
        var scenario = LaunchScenario.GivenStarted(playbook, request with { People = people }).When(new OpenNextPhase());

        Assert.True(Assert.Single(scenario.Gate("readiness").Approvers).Required);
        scenario.WhenApproves("ana", "readiness").ThenGate("readiness", GateStatus.Approved);
    }

    [Fact]
    public void A_link_nonce_holds_128_bits_and_depends_on_the_command()
    {
        var one = Nonce("command-a");
        Assert.Equal(22, one.Length);
        Assert.Equal(one, Nonce("command-a"));
        Assert.NotEqual(one, Nonce("command-b"));

        static string Nonce(string commandId)
        {
            var launch = LaunchScenario.GivenStarted(WithGates(Gate("readiness", "ana"))).Launch;
            var origin = new Commands.CommandOrigin(commandId, Owner, Channel.System);
            return LaunchDecider.Decide(launch, new OpenNextPhase(), origin, Now).Decision!.Launch.Gates[0].Approvers[0].LinkNonce!;
        }
    }

    [Fact]
    public void A_refusal_speaks_to_a_person_and_says_what_comes_next()
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(Gate("readiness", "ana", "bo"))).WhenApproves("ana", "readiness").WhenRejects("bo", "readiness");
        Assert.Equal(
            "Your decision on Gate readiness in this round is already recorded: approve. It was not changed. Tell the launch owner if it should be.",
            scenario.WhenRejects("ana", "readiness").Outcome!.Refusal!.Message);

        scenario = LaunchScenario.GivenOpened(WithGates(Gate("readiness", "ana").Items("one")));
        Assert.Equal(
            "Gate readiness is waiting for its items to be done, so it takes no sign-off now. You get a mail when your sign-off is needed.",
            scenario.WhenApproves("ana", "readiness").Outcome!.Refusal!.Message);
    }

    private static RecordSignOff SignOff(string? comment = null) => new("id", "readiness", 1, Person("ana"), SignOffDecision.Approve, comment, Now);
}
