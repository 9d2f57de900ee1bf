namespace LaunchControl.Core.Performance;

/// <summary>How a metric did at one check.</summary>
public enum Verdict
{
    Met,
    Marginal,
    Missed,
    NoData,
}
