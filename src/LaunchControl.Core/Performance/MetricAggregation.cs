namespace LaunchControl.Core.Performance;

/// <summary>How the values of an observation window become one.</summary>
public enum MetricAggregation
{
    /// <summary>Their arithmetic mean, each value counting the same.</summary>
    Mean,

    /// <summary>The middle one; of an even number the mean of the middle two.</summary>
    Median,

    Sum,
    Min,
    Max,

    /// <summary>The newest one.</summary>
    Last,

    /// <summary>How many there are.</summary>
    Count,
}
