namespace LaunchControl.Functions.Orchestrations;

/// <summary>Names one gate of one launch.</summary>
public sealed record GateReference(string LaunchId, string GateId);
