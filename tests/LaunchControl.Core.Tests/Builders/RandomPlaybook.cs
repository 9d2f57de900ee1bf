using CsCheck;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Tests.Builders;

/// <summary>Random valid playbooks: one to three phases, gates with items, dependencies and approvers of every sort, then a go/no-go.</summary>
internal static class RandomPlaybook
{
    private static readonly string[] Roles = ["ana", "bo", "cy", "di"];

    private static readonly Gen<PlaybookGate> Gates =
        Gen.Select(Gen.Int[0, 2], Gen.Bool, Gen.Shuffle(Roles), Gen.Int[1, 3], Gen.Bool.Array[3], (items, isAny, roles, approvers, required) =>
            new PlaybookGate
            {
                Id = "",
                Name = "",
                Team = "team",
                Due = "L-7d",
                Policy = new GatePolicy(isAny ? Quorum.Any : Quorum.All),
                Approvers = [.. roles.Take(approvers).Select((role, index) => new PlaybookApprover(role, required[index]))],
                Items = [.. Enumerable.Range(0, items).Select(Item)],
            });

    private static readonly Gen<string[]> Checks = Gen.Int[0, 3].Select(count => new[] { "L+1h", "L+1d", "L+7d" }[..count]);

    public static readonly Gen<Playbook> Any =
        Gen.Select(Gates.Array[1, 3].Array[2, 4], Gen.Bool.Array[12], Checks, (phases, dependencies, checks) =>
        {
            var playbook = new PlaybookBuilder().Checks(checks);
            for (var phase = 0; phase < phases.Length - 1; phase++)
            {
                playbook.Phase($"phase-{phase}", Named(phases[phase], $"g{phase}", dependencies));
            }

            return playbook.GoNoGo(Named(phases[^1], "go", [])).Build();
        });

    private static PlaybookItem Item(int index) => new() { Id = $"{index}", Title = "", Owner = Playbook.LaunchOwnerRole, Due = "L-14d" };

    // A gate may depend on the one before it in its phase, so there is never a cycle.
    private static PlaybookGate[] Named(PlaybookGate[] gates, string prefix, bool[] dependencies) =>
        [.. gates.Select((gate, index) => gate with
        {
            Id = $"{prefix}-{index}",
            Name = $"Gate {prefix}-{index}",
            DependsOn = index > 0 && dependencies.ElementAtOrDefault(index) ? [$"{prefix}-{index - 1}"] : [],
            Items = [.. gate.Items.Select(item => item with { Id = $"{prefix}-{index}-{item.Id}", Title = $"Item {prefix}-{index}-{item.Id}" })],
        })];
}
