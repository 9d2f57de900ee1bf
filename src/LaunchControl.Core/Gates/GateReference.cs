namespace LaunchControl.Core.Gates;

/// <summary>A gate of some launch.</summary>
public sealed record GateReference(string LaunchId, string GateId);
