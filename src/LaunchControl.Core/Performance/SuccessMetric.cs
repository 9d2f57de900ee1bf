namespace LaunchControl.Core.Performance;

/// <summary>What was agreed before launch about one metric.</summary>
public sealed record SuccessMetric
{
    public required string Id { get; init; }

    public string? Unit { get; init; }

    public required MetricDirection Direction { get; init; }

    public double? Baseline { get; init; }

    public double? Target { get; init; }

    public double? Guardrail { get; init; }
}
