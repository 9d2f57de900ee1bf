using CsCheck;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;
using LaunchControl.Core.Tests.Drivers;
using static LaunchControl.Core.Tests.Builders.GateBuilder;
using static LaunchControl.Core.Tests.Builders.PlaybookBuilder;

namespace LaunchControl.Core.Tests.SignOffs;

/// <summary>The order in which votes arrive. CsCheck prints the seed of a failure; <c>CsCheck_Seed</c> replays it.</summary>
public sealed class RoundOrderTests
{
    private static readonly string[] People = ["ana", "bo", "cy", "di"];

    private static readonly Gen<SignOffDecision[]> Votes = Gen.OneOfConst(SignOffDecision.Approve, SignOffDecision.Reject, SignOffDecision.Abstain).Array[1, 4];

    private static readonly Gen<GatePolicy> Quorums = Gen.OneOfConst(
        new GatePolicy(Quorum.Any), new GatePolicy(Quorum.All), new GatePolicy(Quorum.Count) { Count = 2 }, new GatePolicy(Quorum.Percent) { Percent = 60 })
        .Select(policy => policy with { Veto = false });

    [Fact]
    public void No_order_changes_the_outcome_where_every_required_approver_must_approve() =>
        Votes.Sample(votes => AssertSameInEveryOrder(Gate("readiness", People[..votes.Length]), votes));

    [Fact]
    public void No_order_changes_the_outcome_where_any_approval_is_enough_and_nobody_rejects() =>
        Gen.OneOfConst(SignOffDecision.Approve, SignOffDecision.Abstain).Array[1, 4]
            .Sample(votes => AssertSameInEveryOrder(Gate("readiness", People[..votes.Length]).Any(), votes));

    [Fact]
    public void Where_any_approval_is_enough_whoever_decides_first_closes_the_round()
    {
        var gate = Gate("readiness", "ana", "bo").Any();
        Assert.Equal(GateStatus.Approved, Outcome(gate, [("ana", SignOffDecision.Approve), ("bo", SignOffDecision.Reject)]));
        Assert.Equal(GateStatus.NeedsWork, Outcome(gate, [("bo", SignOffDecision.Reject), ("ana", SignOffDecision.Approve)]));
    }

    [Fact]
    public void An_optional_approver_can_stop_a_gate_until_the_required_ones_have_approved_it()
    {
        var gate = Gate("readiness", "ana").Optional("bo");
        Assert.Equal(GateStatus.NeedsWork, Outcome(gate, [("bo", SignOffDecision.Reject), ("ana", SignOffDecision.Approve)]));
        Assert.Equal(GateStatus.Approved, Outcome(gate, [("ana", SignOffDecision.Approve), ("bo", SignOffDecision.Reject)]));
    }

    [Fact]
    public void Without_a_veto_no_order_changes_the_outcome_whatever_the_quorum() => Gen.Select(Votes, Quorums, Gen.Bool.Array[4]).Sample((votes, policy, required) =>
        AssertSameInEveryOrder(Random(votes, policy, required), votes), iter: 40);

    [Fact]
    public void With_a_veto_only_a_rejection_that_comes_after_the_decision_makes_a_difference() => Gen.Select(Votes, Quorums, Gen.Bool.Array[4]).Sample((votes, policy, required) =>
    {
        var gate = Random(votes, policy with { Veto = true }, required);
        var rejectionsFirst = votes.Select((vote, index) => (People[index], vote)).OrderBy(ballot => ballot.vote != SignOffDecision.Reject);
        var approved = Permutations([.. votes.Select((vote, index) => (People[index], vote))]).Any(order => Outcome(gate, order) == GateStatus.Approved);
        Assert.True(!votes.Contains(SignOffDecision.Reject) || Outcome(gate, rejectionsFirst) == GateStatus.NeedsWork);
        Assert.Equal(approved, Outcome(gate with { Policy = policy }, votes.Select((vote, index) => (People[index], vote))) == GateStatus.Approved);
    }, iter: 40);

    private static PlaybookGate Random(SignOffDecision[] votes, GatePolicy policy, bool[] required) =>
        Gate("readiness") with { Policy = policy, Approvers = [.. votes.Select((_, index) => new PlaybookApprover(People[index], required[index]))] };

    private static void AssertSameInEveryOrder(PlaybookGate gate, SignOffDecision[] votes)
    {
        var ballots = votes.Select((vote, index) => (People[index], vote)).ToList();
        Assert.Single(Permutations(ballots).Select(order => Outcome(gate, order)).Distinct());
    }

    private static GateStatus Outcome(PlaybookGate gate, IEnumerable<(string Person, SignOffDecision Vote)> ballots)
    {
        var scenario = LaunchScenario.GivenOpened(WithGates(gate));
        foreach (var (person, vote) in ballots)
        {
            scenario.WhenDecides(person, gate.Id, vote);
        }

        return scenario.Gate(gate.Id).Status;
    }

    private static IEnumerable<IEnumerable<T>> Permutations<T>(IReadOnlyCollection<T> items) =>
        items.Count == 0 ? [[]] : items.SelectMany((item, index) => Permutations([.. items.Where((_, other) => other != index)]), (item, rest) => rest.Prepend(item));
}
