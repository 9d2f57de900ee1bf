namespace LaunchControl.Core.Performance;

/// <summary>One metric at one check: what was measured, by what it was judged, and how. Never changed once stored.</summary>
public sealed record MetricSnapshot
{
    /// <summary>The check's offset, for instance <c>L+1d</c>.</summary>
    public required string Check { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>Taken more than ten minutes after it was due (<see cref="CheckLadder.Tolerance"/>).</summary>
    public bool IsLate { get; init; }

    /// <summary>The contract as it was at that moment.</summary>
    public required SuccessMetric Metric { get; init; }

    public required Measurement Measurement { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>The rule that gave the verdict, with its numbers, as a sentence.</summary>
    public required string Because { get; init; }

    /// <summary>Value minus baseline; null without either.</summary>
    public double? FromBaseline { get; init; }

    /// <summary>Value minus the value of the newest earlier check that had one; null without either.</summary>
    public double? FromPrevious { get; init; }

    public bool IsGuardrailBreached { get; init; }
}
