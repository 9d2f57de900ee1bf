namespace LaunchControl.Core.Performance;

/// <summary>What was agreed before launch about one metric: the contract that its results are judged by.</summary>
public sealed record SuccessMetric
{
    public const int DefaultMinimumData = 1;
    public const string DefaultWindow = "P1D";

    /// <summary>Lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>For people; the id where there is none.</summary>
    public string? Name { get; init; }

    public string? Unit { get; init; }

    public required MetricDirection Direction { get; init; }

    public double? Baseline { get; init; }

    public double? Target { get; init; }

    /// <summary>The value that must not be passed in the wrong direction.</summary>
    public double? Guardrail { get; init; }

    /// <summary>ISO 8601 duration that a check looks back over, never before the launch moment; null for a day.</summary>
    public string? Window { get; init; }

    public MetricAggregation Aggregation { get; init; }

    /// <summary>Fewer values than that in the window are no data. From 1 up.</summary>
    public int MinimumData { get; init; } = DefaultMinimumData;

    /// <summary>Null for <see cref="MetricSourceKind.Push"/>.</summary>
    public MetricSource? Source { get; init; }
}
