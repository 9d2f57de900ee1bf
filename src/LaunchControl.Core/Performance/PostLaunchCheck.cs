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

    /// <summary>It began more than ten minutes after it was due (<see cref="CheckLadder.Tolerance"/>).</summary>
    public bool IsLate { get; init; }

    /// <summary>Metric id to verdict; empty until the check has run. The whole of it is in the <see cref="MetricSnapshot"/>s.</summary>
    public IReadOnlyDictionary<string, Verdict> Verdicts { get; init; } = new Dictionary<string, Verdict>();

    /// <summary>Metric id to value, for those that had data; empty until the check has run.</summary>
    public IReadOnlyDictionary<string, double> Values { get; init; } = new Dictionary<string, double>();

    /// <summary>What to do with the launch, by its guardrails; null until the check has run, and where there was nothing to go by.</summary>
    public Recommendation? Recommendation { get; init; }

    /// <summary>What was said about the launch up to then; null until the check has run.</summary>
    public FeedbackSummary? Feedback { get; init; }
}
