namespace LaunchControl.Functions.Orchestrations;

/// <summary>Names one gate of one launch, and which of the orchestrations that watched it in its life this is.</summary>
public sealed record WatchedGate(string LaunchId, string GateId, int Watch = 0);
