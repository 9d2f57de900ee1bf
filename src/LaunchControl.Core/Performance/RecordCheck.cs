using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Performance;

/// <summary>Record what a check after launch found. A check that is not due yet, or has run, is left alone; after the last one the launch is completed.</summary>
/// <param name="Offset">Names the check: <c>L+1d</c>.</param>
/// <param name="Metrics">What was measured, each metric at most once.</param>
public sealed record RecordCheck(string Offset, IReadOnlyList<MeasuredMetric> Metrics) : LaunchCommand
{
    /// <summary>When it began to measure, which says whether it is late; null for the moment of recording.</summary>
    public DateTimeOffset? BegunAt { get; init; }

    /// <summary>What was said about the launch up to then; null where nobody asked.</summary>
    public Feedback.FeedbackSummary? Feedback { get; init; }
}
