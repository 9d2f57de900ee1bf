namespace LaunchControl.Functions.Orchestrations;

/// <summary>Names one gate of one launch, and which of the orchestrations that watched it in its life this is.</summary>
public sealed record WatchedGate(string LaunchId, string GateId, int Watch = 0)
{
    /// <summary>The <c>traceparent</c> of what made the orchestration look at the gate; null for a deadline.</summary>
    public string? TraceParent { get; init; }
}
