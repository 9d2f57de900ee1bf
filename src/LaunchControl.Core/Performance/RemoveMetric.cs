using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Performance;

/// <summary>Measure a metric no more. What was measured stays.</summary>
/// <param name="Reason">Needed once the go is given.</param>
public sealed record RemoveMetric(string MetricId, string? Reason) : LaunchCommand;
