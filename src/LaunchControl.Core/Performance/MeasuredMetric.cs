namespace LaunchControl.Core.Performance;

/// <summary>A measurement, and the contract that it was made by: somebody may change the contract while the source is read.</summary>
public sealed record MeasuredMetric(SuccessMetric Metric, Measurement Measurement);
