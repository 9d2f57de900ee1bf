namespace LaunchControl.Core.Launches;

/// <summary>The parts of a brief by the names that <c>approves</c> of a playbook's gate uses after <c>brief.</c>.</summary>
public static class BriefParts
{
    /// <summary>What is spent so far: reported, never approved.</summary>
    public const string Spent = "budget.actual";

    private static readonly IReadOnlyDictionary<string, Func<Brief, object?>> Parts = new Dictionary<string, Func<Brief, object?>>
    {
        ["targetCustomer"] = brief => brief.TargetCustomer,
        ["valueProposition"] = brief => brief.ValueProposition,
        ["positioning"] = brief => brief.Positioning,
        ["pricing"] = brief => brief.Pricing,
        ["channels"] = brief => brief.Channels,
        ["budget"] = brief => brief.Budget is { } budget ? budget with { Actual = null } : null,
    };

    public static IReadOnlyCollection<string> Names => [.. Parts.Keys];

    /// <summary>The parts that differ; a list counts as changed when it is another one.</summary>
    public static IReadOnlyList<string> Changed(Brief before, Brief after) =>
        [.. Parts.Where(part => !Equals(part.Value(before), part.Value(after))).Select(part => part.Key), .. before.Budget?.Actual != after.Budget?.Actual ? [Spent] : Array.Empty<string>()];
}
