using CsCheck;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Tests.Builders;

/// <summary>
/// Random valid playbooks: one to three phases, gates with items, dependencies, conditions and approvers of every sort, then a go/no-go.
/// Conditions look at input <see cref="Flag"/>.
/// </summary>
internal static class RandomPlaybook
{
    public const string Flag = "flag";

    private static readonly string[] Roles = ["ana", "bo", "cy", "di"];

    private static readonly PlaybookCondition OnFlag = new() { Input = new Dictionary<string, IReadOnlyList<string>> { [Flag] = ["yes"] } };

    private static readonly PlaybookCheck Check = new() { Url = "https://contoso.example/health", Every = "PT10M", Timeout = "P3D" };

    private static readonly Gen<GatePolicy> Quorums = Gen.OneOfConst(
        new GatePolicy(Quorum.Any), new GatePolicy(Quorum.All), new GatePolicy(Quorum.Count) { Count = 1 }, new GatePolicy(Quorum.Percent) { Percent = 60 });

    private static readonly Gen<GatePolicy> Policies = Gen.Select(Quorums, Gen.Bool, Gen.Bool, Gen.Int[0, 2], Gen.Enum<ExpiryOutcome>(), (policy, veto, sequential, expires, outcome) =>
        policy with { Veto = veto, Sequential = sequential, ExpiresAfter = expires == 0 ? "P5D" : null, OnExpiry = outcome });

    private static readonly Gen<string[]> Covered = Gen.OneOfConst<string[]>([], ["brief.pricing"], ["launchAt"]);

    private static readonly Gen<PlaybookItem> Items = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 5], (evidence, condition, check) => new PlaybookItem
    {
        Id = "",
        Title = "",
        Owner = check % 2 == 0 ? Playbook.LaunchOwnerRole : Roles[check % Roles.Length],
        Due = condition == 1 ? "L-10wd" : "L-14d",
        RequiresEvidence = evidence == 0,
        When = condition == 0 ? OnFlag : null,
        Check = check == 0 ? Check : null,
    });

    private static readonly Gen<PlaybookGate> Gates =
        Gen.Select(Items.Array[0, 2], Policies, Gen.Shuffle(Roles), Gen.Int[1, 3], Gen.Bool.Array[3], Gen.Int[0, 4], Covered, (items, policy, roles, approvers, required, condition, covered) =>
            new PlaybookGate
            {
                Id = "",
                Name = "",
                Team = "team",
                Due = "L-7d",
                Policy = policy,
                Approvers = [.. roles.Take(approvers).Select((role, index) => new PlaybookApprover(role, required[index]))],
                Items = items,
                When = condition == 0 ? OnFlag : null,
                Approves = covered,
            });

    private static readonly Gen<string[]> Checks = Gen.Int[0, 3].Select(count => new[] { "L+1h", "L+1d", "L+7d" }[..count]);

    public static readonly Gen<Playbook> Any =
        Gen.Select(Gates.Array[1, 3].Array[2, 4], Gen.Bool.Array[12], Checks, Gen.Int[0, 3], (phases, dependencies, checks, apart) =>
        {
            var playbook = new PlaybookBuilder().Checks(checks);
            for (var phase = 0; phase < phases.Length - 1; phase++)
            {
                playbook.Phase($"phase-{phase}", Named(phases[phase], $"g{phase}", dependencies, apart == 0));
            }

            var goNoGo = Named(phases[^1], "go", [], false).Select(gate => gate with { When = null }).ToArray();
            return playbook.GoNoGo(goNoGo).Build() with { Inputs = [new PlaybookInput(Flag, "Is it so?") { Values = ["yes", "no"], Default = ["no"] }] };
        });

    // A gate may depend on the one before it in its phase, and be kept apart from its approvers, and an item on the one before it in its gate, so there is never a cycle.
    private static PlaybookGate[] Named(PlaybookGate[] gates, string prefix, bool[] dependencies, bool isApart) =>
        [.. gates.Select((gate, index) => gate with
        {
            Id = $"{prefix}-{index}",
            Name = $"Gate {prefix}-{index}",
            Policy = isApart && index > 0 ? gate.Policy with { DistinctFrom = [$"{prefix}-{index - 1}"] } : gate.Policy,
            DependsOn = index > 0 && dependencies.ElementAtOrDefault(index) ? [$"{prefix}-{index - 1}"] : [],
            Items = [.. gate.Items.Select((item, number) => item with
            {
                Id = $"{prefix}-{index}-{number}",
                Title = $"Item {prefix}-{index}-{number}",
                DependsOn = number > 0 && dependencies.ElementAtOrDefault(index + 3) ? [$"{prefix}-{index}-{number - 1}"] : [],
            })],
        })];
}
