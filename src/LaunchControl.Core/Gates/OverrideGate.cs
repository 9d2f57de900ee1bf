using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Gates;

/// <summary>Approve a gate in an emergency, against or without its approvers.</summary>
public sealed record OverrideGate(string GateId, string? Reason) : LaunchCommand;
