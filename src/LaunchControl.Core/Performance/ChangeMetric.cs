using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Performance;

/// <summary>Agree on one metric: one that the launch has gets this contract, another is added.</summary>
/// <param name="Reason">Needed once the go is given.</param>
public sealed record ChangeMetric(SuccessMetric Metric, string? Reason) : LaunchCommand;
