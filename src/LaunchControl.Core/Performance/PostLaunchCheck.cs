using LaunchControl.Core.Feedback;

namespace LaunchControl.Core.Performance;

/// <summary>One step of the snapshot ladder after the launch moment.</summary>
/// <param name="Offset">For instance <c>L+1d</c>; also the check's id.</param>
public sealed record PostLaunchCheck(string Offset)
{
    /// <summary>Null until the launch is live: checks count from the moment that really happened.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Null until the check has run; it runs once.</summary>
    public DateTimeOffset? RanAt { get; init; }

    /// <summary>It ran noticeably after it was due.</summary>
    public bool IsLate { get; init; }

    /// <summary>Metric id to verdict; empty until the check has run. The whole of it is in the <see cref="MetricSnapshot"/>s.</summary>
    public IReadOnlyDictionary<string, Verdict> Verdicts { get; init; } = new Dictionary<string, Verdict>();

    public Recommendation? Recommendation { get; init; }

    /// <summary>What was said about the launch up to then; null until the check has run.</summary>
    public FeedbackSummary? Feedback { get; init; }
}
