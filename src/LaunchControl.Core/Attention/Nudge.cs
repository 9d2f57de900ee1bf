namespace LaunchControl.Core.Attention;

/// <summary>The one extra mail of a day, for somebody who holds up a launch.</summary>
/// <param name="Asks">What holds it up, most urgent first; at least one.</param>
public sealed record Nudge(DateOnly Day, IReadOnlyList<LaunchAsk> Asks)
{
    public string Id => AttentionIds.Nudge(Day);
}
