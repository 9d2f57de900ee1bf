using CsCheck;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Tests.Builders;
using static LaunchControl.Core.Tests.Builders.GateBuilder;

namespace LaunchControl.Core.Tests.Playbooks;

/// <summary>Cycles of dependencies are refused with the cycle named.</summary>
public sealed class PlaybookCycleTests
{
    [Fact]
    public void A_cycle_of_gates_is_named_in_full() => AssertCycles(
        [Gate("a", "ana").DependingOn("b"), Gate("b", "ana").DependingOn("c"), Gate("c", "ana").DependingOn("a")],
        ("/phases/0/gates/2/dependsOn/0", "a -> b -> c -> a"));

    [Fact]
    public void A_gate_or_an_item_that_waits_for_itself_is_a_cycle()
    {
        AssertCycles([Gate("a", "ana").DependingOn("a")], ("/phases/0/gates/0/dependsOn/0", "a -> a"));
        AssertCycles([WithItems(Gate("a", "ana"), ("i", ["i"]))], ("/phases/0/gates/0/items/0/dependsOn/0", "i -> i"));
    }

    [Fact]
    public void A_cycle_of_items_is_named_across_gates() => AssertCycles(
        [WithItems(Gate("a", "ana"), ("i", ["j"])), WithItems(Gate("b", "ana"), ("j", ["k"]), ("k", ["i"]))],
        ("/phases/0/gates/1/items/1/dependsOn/0", "i -> j -> k -> i"));

    [Fact]
    public void An_item_that_waits_for_a_gate_which_waits_for_the_items_own_gate_is_a_cycle() => AssertCycles(
        [WithItems(Gate("a", "ana"), ("x", ["y"])), WithItems(Gate("b", "ana").DependingOn("a"), ("y", []))],
        ("/phases/0/gates/1/dependsOn/0", "a -> x -> y -> a"));

    [Fact]
    public void Each_cycle_is_told_once() => AssertCycles(
        [
            WithItems(Gate("a", "ana").DependingOn("b"), ("i", [])), WithItems(Gate("b", "ana").DependingOn("a"), ("j", [])),
            Gate("c", "ana").DependingOn("d"), Gate("d", "ana").DependingOn("c"),
        ],
        ("/phases/0/gates/1/dependsOn/0", "a -> b -> a"), ("/phases/0/gates/3/dependsOn/0", "c -> d -> c"));

    [Fact]
    public void Dependencies_along_the_flow_are_no_cycle() => AssertCycles(
        [WithItems(Gate("a", "ana"), ("i", []), ("j", ["i"])), WithItems(Gate("b", "ana").DependingOn("a"), ("k", ["i", "j"])), Gate("c", "ana").DependingOn("a", "b")]);

    [Fact]
    public void A_cycle_is_told_if_and_only_if_gates_can_t_be_put_in_order() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5]).Array[0, 10].Sample(pairs =>
        {
            var gates = Enumerable.Range(0, 6).Select(id => Gate($"g{id}", "ana").DependingOn(
                [.. pairs.Where(pair => pair.Item1 == id).Select(pair => $"g{pair.Item2}").Distinct()])).ToArray();

            return (Cycles(gates).Count > 0) != CanBeOrdered(gates);
        });

    private static bool CanBeOrdered(IReadOnlyList<PlaybookGate> gates)
    {
        var left = gates.ToList();
        while (left.RemoveAll(gate => !gate.DependsOn.Any(id => left.Exists(other => other.Id == id))) > 0)
        {
        }

        return left.Count == 0;
    }

    private static PlaybookGate WithItems(PlaybookGate gate, params (string Id, string[] DependsOn)[] items) => gate with
    {
        Items = [.. items.Select(item => new PlaybookItem { Id = item.Id, Title = item.Id, Owner = Playbook.LaunchOwnerRole, Due = "L-14d", DependsOn = item.DependsOn })],
    };

    private static void AssertCycles(PlaybookGate[] gates, params (string Pointer, string Cycle)[] expected) =>
        Assert.Equal(expected.Select(cycle => (cycle.Pointer, $"A cycle of dependencies: {cycle.Cycle}. Remove one of them.")), Cycles(gates));

    private static List<(string Pointer, string Message)> Cycles(PlaybookGate[] gates)
    {
        var faults = new FaultList();
        PlaybookRules.Check(PlaybookBuilder.WithGates(gates), faults);
        return [.. faults.ToRefusal("").Faults.SelectMany(fault => fault.Value, (fault, message) => (fault.Key, message))];
    }
}
