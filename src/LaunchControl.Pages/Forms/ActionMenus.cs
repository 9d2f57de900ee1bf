namespace LaunchControl.Pages;

/// <summary>What whoever looks at a board can do from there; by id of what it is done to.</summary>
public sealed record ActionMenus(
    IReadOnlyList<ActionLink> Launch,
    IReadOnlyDictionary<string, IReadOnlyList<ActionLink>> Gates,
    IReadOnlyDictionary<string, IReadOnlyList<ActionLink>> Items,
    IReadOnlyDictionary<string, IReadOnlyList<ActionLink>> Metrics,
    IReadOnlyDictionary<string, IReadOnlyList<ActionLink>> Recommendations,
    IReadOnlyDictionary<string, IReadOnlyList<ActionLink>> Lessons)
{
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<ActionLink>> Nothing = new Dictionary<string, IReadOnlyList<ActionLink>>();

    /// <summary>Of chat channels, by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ActionLink>> Channels { get; init; } = Nothing;

    /// <summary>For whoever only looks.</summary>
    public static ActionMenus None { get; } = new([], Nothing, Nothing, Nothing, Nothing, Nothing);
}
