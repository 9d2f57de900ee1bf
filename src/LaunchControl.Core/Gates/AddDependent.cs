using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Gates;

/// <summary>Note that a gate of another launch waits for a gate of this one, and is to be woken when it passes.</summary>
public sealed record AddDependent(string GateId, GateReference Dependent) : LaunchCommand;
