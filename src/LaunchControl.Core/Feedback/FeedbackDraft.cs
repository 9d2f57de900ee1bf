namespace LaunchControl.Core.Feedback;

/// <summary>Feedback as somebody sends it.</summary>
/// <param name="Id">Makes a repeat recognisable: of feedback of one launch and id only the first counts.</param>
/// <param name="Text">In the sender's words, 1 to 4,000 characters.</param>
public sealed record FeedbackDraft(string Id, string Text, FeedbackKind Kind)
{
    public const int LongestText = 4000;
    public const int LongestId = 100;
    public const int LongestFrom = 200;
    public const int LongestTheme = 40;
    public const int MostThemes = 10;

    /// <summary>Null leaves it to <see cref="SentimentScale"/>.</summary>
    public Sentiment? Sentiment { get; init; }

    /// <summary>Null leaves them to <see cref="ThemeFinder"/>; an empty list says that there are none.</summary>
    public IReadOnlyList<string>? Themes { get; init; }

    /// <summary>A name or an address, as the sender gives it; null for nobody in particular. At most 200 characters.</summary>
    public string? From { get; init; }
}
