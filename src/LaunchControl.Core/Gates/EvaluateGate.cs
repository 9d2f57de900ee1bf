using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Gates;

/// <summary>Do what the passing of time asks of a gate.</summary>
public sealed record EvaluateGate(string GateId) : LaunchCommand;
