namespace LaunchControl.Core.Feedback;

/// <summary>How somebody feels about a launch.</summary>
public enum Sentiment
{
    Positive,
    Neutral,
    Negative,
}
