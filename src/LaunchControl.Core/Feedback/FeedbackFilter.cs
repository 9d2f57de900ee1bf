namespace LaunchControl.Core.Feedback;

/// <summary>Which feedback to list; null takes all.</summary>
public sealed record FeedbackFilter(Sentiment? Sentiment = null, FeedbackKind? Kind = null, string? Theme = null)
{
    public bool Takes(FeedbackEntry entry) =>
        (Sentiment is null || entry.Sentiment == Sentiment) && (Kind is null || entry.Kind == Kind) && (Theme is null || entry.Themes.Contains(Theme));
}
