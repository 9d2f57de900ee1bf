namespace LaunchControl.Core.Performance;

/// <summary>One value that was pushed.</summary>
/// <param name="Id">Makes a repeat recognisable: of observations of one launch, metric and id only the first counts.</param>
/// <param name="Metric">Id of the metric.</param>
/// <param name="At">The instant that the value is of, not when it was sent.</param>
public sealed record Observation(string Id, string Metric, double Value, DateTimeOffset At);
