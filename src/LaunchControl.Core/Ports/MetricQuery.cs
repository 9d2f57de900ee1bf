using LaunchControl.Core.Performance;

namespace LaunchControl.Core.Ports;

/// <summary>What to ask a source for.</summary>
/// <param name="From">Start of the window, itself outside.</param>
/// <param name="To">End of the window, itself inside.</param>
public sealed record MetricQuery(string LaunchId, SuccessMetric Metric, DateTimeOffset From, DateTimeOffset To);
