namespace LaunchControl.Core.Feedback;

/// <summary>Counts over the feedback of a launch.</summary>
public sealed record FeedbackSummary(int Count, int Positive, int Neutral, int Negative)
{
    /// <summary>From customers; the rest is internal.</summary>
    public int Customer { get; init; }

    /// <summary>The themes that were named most, most first, at most ten; ties by name.</summary>
    public IReadOnlyList<ThemeCount> Themes { get; init; } = [];
}
