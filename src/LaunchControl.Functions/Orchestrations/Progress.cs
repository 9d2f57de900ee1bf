namespace LaunchControl.Functions.Orchestrations;

/// <summary>What an activity found when it evaluated stored state.</summary>
/// <param name="IsDone">Nothing is left to wait for at this step.</param>
/// <param name="Deadline">When to evaluate again if nobody wakes the orchestration before; null for never.</param>
public sealed record Progress(bool IsDone, DateTimeOffset? Deadline);
