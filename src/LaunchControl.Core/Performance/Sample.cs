namespace LaunchControl.Core.Performance;

/// <summary>One value of a metric, and the instant that it is of.</summary>
public readonly record struct Sample(DateTimeOffset At, double Value);
