namespace LaunchControl.Core.Performance;

/// <summary>Which way a metric improves.</summary>
public enum MetricDirection
{
    Up,
    Down,
}
