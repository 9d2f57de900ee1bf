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

    private static readonly Gen<SignOffDecision[]> Votes = Gen.Enum<SignOffDecision>().Array[1, 4];

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
