using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Gates;

/// <summary>Record whether a gate of another launch, which this one waits for, is passed.</summary>
public sealed record RecordExternalGate(string GateId, GateReference Other, bool IsPassed) : LaunchCommand;
