using LaunchControl.Core.Feedback;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;

namespace LaunchControl.Core.Retrospectives;

/// <summary>What a launch set out to do and what came of it, from what is stored about it. Facts beside each other; it claims no causes.</summary>
public sealed record Retrospective
{
    public required string LaunchId { get; init; }

    public required string LaunchName { get; init; }

    public required LaunchStatus Status { get; init; }

    public required LaunchTier Tier { get; init; }

    /// <summary>Mail address.</summary>
    public required string Owner { get; init; }

    /// <summary>IANA name.</summary>
    public required string TimeZone { get; init; }

    public required PlaybookReference Playbook { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Every check has run: the figures do not change any more, only feedback and lessons may.</summary>
    public required bool IsFinal { get; init; }

    public required LaunchDates Dates { get; init; }

    /// <summary>In the order of the launch; those that were taken out of it last.</summary>
    public required IReadOnlyList<MetricReview> Metrics { get; init; }

    /// <summary>Ids of the metrics that missed their target at the newest check that had data.</summary>
    public required IReadOnlyList<string> MissedMetrics { get; init; }

    public required IReadOnlyList<PostLaunchCheck> Checks { get; init; }

    /// <summary>In the order of the launch.</summary>
    public required IReadOnlyList<GateDates> Gates { get; init; }

    /// <summary>Latest first; ties by name.</summary>
    public required IReadOnlyList<TeamSlip> Teams { get; init; }

    /// <summary>Whoever was late most first; ties by address.</summary>
    public required IReadOnlyList<LatePerson> Late { get; init; }

    /// <summary>Null for a launch without a budget.</summary>
    public required BudgetReview? Budget { get; init; }

    /// <summary>Waivers, overrides and conditional approvals, oldest first.</summary>
    public required IReadOnlyList<ExceptionGiven> Exceptions { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<Incident> Incidents { get; init; }

    public required FeedbackSummary Feedback { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<Lesson> Lessons { get; init; }

    /// <summary>What would make it complete.</summary>
    public required IReadOnlyList<MissingPiece> Missing { get; init; }
}
