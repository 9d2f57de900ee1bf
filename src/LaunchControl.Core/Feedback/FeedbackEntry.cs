namespace LaunchControl.Core.Feedback;

/// <summary>One piece of feedback. Never changed once stored.</summary>
public sealed record FeedbackEntry
{
    public required string Id { get; init; }

    /// <summary>When it came in.</summary>
    public required DateTimeOffset At { get; init; }

    public required FeedbackKind Kind { get; init; }

    public required Sentiment Sentiment { get; init; }

    /// <summary>The sender chose the sentiment; otherwise <see cref="SentimentScale"/> did.</summary>
    public bool IsSentimentGiven { get; init; }

    /// <summary>In the order of names.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];

    /// <summary>The sender chose the themes; otherwise <see cref="ThemeFinder"/> did.</summary>
    public bool AreThemesGiven { get; init; }

    /// <summary>A name or an address, as the sender gave it; null for nobody in particular.</summary>
    public string? From { get; init; }

    public required string Text { get; init; }

    /// <summary>What was sent, with the sentiment and the themes that it has if nobody said.</summary>
    public static FeedbackEntry Of(FeedbackDraft draft, DateTimeOffset at) => new()
    {
        Id = draft.Id,
        At = at,
        Kind = draft.Kind,
        Sentiment = draft.Sentiment ?? SentimentScale.Of(draft.Text),
        IsSentimentGiven = draft.Sentiment is not null,
        Themes = [.. (draft.Themes ?? ThemeFinder.Of(draft.Text)).Distinct().Order(StringComparer.Ordinal)],
        AreThemesGiven = draft.Themes is not null,
        From = draft.From,
        Text = draft.Text,
    };
}
