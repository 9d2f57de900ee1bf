using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;

namespace LaunchControl.Core.Tests.Playbooks;

/// <summary>What is left of a playbook for one tier and one set of answers.</summary>
internal sealed record PlaybookVariant(LaunchTier Tier, IReadOnlyDictionary<string, IReadOnlyList<string>> Inputs, Playbook Playbook)
{
    public IEnumerable<PlaybookGate> Gates => Playbook.Phases.SelectMany(phase => phase.Gates);

    public IEnumerable<PlaybookItem> Items => Gates.SelectMany(gate => gate.Items);

    /// <summary>The one that a request without inputs gets.</summary>
    public static PlaybookVariant Plain(Playbook playbook, LaunchTier tier) =>
        Of(playbook, tier, playbook.Inputs.ToDictionary(input => input.Id, input => input.Default));

    /// <summary>Every tier with every combination of answers: each known value, or each text that a condition asks for and none of them.</summary>
    public static IEnumerable<PlaybookVariant> AllOf(Playbook playbook) =>
        from tier in Enum.GetValues<LaunchTier>()
        from inputs in Combinations(playbook)
        select Of(playbook, tier, inputs);

    /// <summary>All conditions in a playbook, of gates and of items.</summary>
    public static IEnumerable<PlaybookCondition> Conditions(Playbook playbook) =>
        playbook.Phases.SelectMany(phase => phase.Gates)
            .SelectMany(gate => gate.Items.Select(item => item.When).Append(gate.When))
            .OfType<PlaybookCondition>();

    public override string ToString() => $"{Playbook.Id} {Tier} {string.Join(", ", Inputs.Select(input => $"{input.Key}: {string.Join("+", input.Value)}"))}";

    private static PlaybookVariant Of(Playbook playbook, LaunchTier tier, IReadOnlyDictionary<string, IReadOnlyList<string>> inputs)
    {
        bool Holds(PlaybookCondition? condition) => condition?.Holds(tier, inputs) ?? true;
        return new(tier, inputs, playbook with
        {
            Phases = [.. playbook.Phases.Select(phase => phase with
            {
                Gates = [.. phase.Gates.Where(gate => Holds(gate.When)).Select(gate => gate with { Items = [.. gate.Items.Where(item => Holds(item.When))] })],
            })],
        });
    }

    private static IEnumerable<IReadOnlyDictionary<string, IReadOnlyList<string>>> Combinations(Playbook playbook)
    {
        IEnumerable<Dictionary<string, IReadOnlyList<string>>> combinations = [[]];
        foreach (var input in playbook.Inputs)
        {
            combinations = [.. combinations.SelectMany(
                _ => Answers(playbook, input), (given, answer) => new Dictionary<string, IReadOnlyList<string>>(given) { [input.Id] = answer })];
        }

        return combinations;
    }

    private static IEnumerable<string[]> Answers(Playbook playbook, PlaybookInput input) =>
        input.Values.Count > 0 ? input.Values.Select(value => new[] { value })
        : [[], .. Asked(playbook, input.Id).Distinct().Select(value => new[] { value })];

    private static IEnumerable<string> Asked(Playbook playbook, string inputId) =>
        Conditions(playbook).SelectMany(condition => inputId == PlaybookCondition.MarketsInput ? condition.Market
            : condition.Input.TryGetValue(inputId, out var values) ? values : []);
}
