using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Playbooks;

/// <summary>When a gate or an item is part of a launch. Every member that is given must match; within a member one value is enough.</summary>
public sealed record PlaybookCondition
{
    /// <summary>The input that <see cref="Market"/> looks at.</summary>
    public const string MarketsInput = "markets";

    public IReadOnlyList<LaunchTier> Tier { get; init; } = [];

    /// <summary>Values of input <c>markets</c>.</summary>
    public IReadOnlyList<string> Market { get; init; } = [];

    /// <summary>Input id to values.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Input { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public bool Holds(LaunchTier tier, IReadOnlyDictionary<string, IReadOnlyList<string>> inputs) =>
        (Tier.Count == 0 || Tier.Contains(tier))
        && (Market.Count == 0 || Matches(MarketsInput, Market, inputs))
        && Input.All(input => Matches(input.Key, input.Value, inputs));

    private static bool Matches(string input, IReadOnlyList<string> wanted, IReadOnlyDictionary<string, IReadOnlyList<string>> inputs) =>
        inputs.TryGetValue(input, out var given) && given.Any(value => wanted.Contains(value, StringComparer.OrdinalIgnoreCase));
}
