using LaunchControl.Core.Feedback;

namespace LaunchControl.Pages;

/// <summary>What stands in a public feedback form. A fresh one has nothing chosen.</summary>
public sealed record FeedbackInput
{
    public string Text { get; init; } = "";

    public Sentiment? Sentiment { get; init; }

    public string Name { get; init; } = "";

    /// <summary>Tells one form from another, so that the same one that is sent twice counts once; null where there was none.</summary>
    public string? Submission { get; init; }
}
