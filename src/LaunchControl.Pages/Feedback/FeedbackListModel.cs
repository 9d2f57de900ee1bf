using LaunchControl.Core.Feedback;
using LaunchControl.Core.Launches;

namespace LaunchControl.Pages;

/// <summary>A part of what people said about a launch.</summary>
public sealed record FeedbackListModel
{
    public required Launch Launch { get; init; }

    public required FeedbackSummary Summary { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<FeedbackEntry> Entries { get; init; }

    /// <summary>Gives the next part; null for the last one.</summary>
    public string? ContinuationToken { get; init; }

    /// <summary>IANA name of the reader's time zone; null where it is not known.</summary>
    public string? ReaderZone { get; init; }
}
