namespace LaunchControl.Functions.Orchestrations;

/// <summary>What an activity found when it evaluated stored state.</summary>
/// <param name="IsDone">Nothing is left to wait for at this step.</param>
/// <param name="Deadline">When to evaluate again if nobody wakes the orchestration before; null for never.</param>
public sealed record Progress(bool IsDone, DateTimeOffset? Deadline)
{
    /// <summary>What the launch or the gate has come to; null for nothing that is worth a line in the log.</summary>
    public Milestone? Reached { get; init; }
}
