using System.Text.Json.Serialization;
using LaunchControl.Core.Performance;

namespace LaunchControl.Core.Retrospectives;

/// <summary>One metric: what was agreed, and what was measured.</summary>
public sealed record MetricReview
{
    public required string Id { get; init; }

    /// <summary>For people; the id where there is none.</summary>
    public required string Name { get; init; }

    /// <summary>As it was when the go was given; as it is where that was not kept; null for a metric that came later.</summary>
    public required SuccessMetric? Agreed { get; init; }

    /// <summary>As it is now, where that differs from what was agreed; null where it does not, and for a metric that was taken out.</summary>
    public required SuccessMetric? Changed { get; init; }

    /// <summary>Part of the agreement, and no longer of the launch.</summary>
    public required bool IsRemoved { get; init; }

    /// <summary>By check, oldest first.</summary>
    public required IReadOnlyList<MetricPoint> Points { get; init; }

    /// <summary>At the newest check that had a value; null where none had. No data means that there was nothing to judge that value by.</summary>
    public required Verdict? Verdict { get; init; }

    /// <summary>The contract as the newest check had it; null before the first.</summary>
    [JsonIgnore]
    public SuccessMetric? JudgedBy { get; init; }

    /// <summary>The contract to show: as it is now, as it was agreed, or as the newest check had it, where both are gone.</summary>
    [JsonIgnore]
    public SuccessMetric? Contract => Changed ?? Agreed ?? JudgedBy;
}
