using LaunchControl.Core.Feedback;

namespace LaunchControl.Core.Ports;

/// <summary>A part of the feedback of a launch, newest first.</summary>
/// <param name="ContinuationToken">Gives the next page; null on the last one.</param>
public sealed record FeedbackPage(IReadOnlyList<FeedbackEntry> Items, string? ContinuationToken);
