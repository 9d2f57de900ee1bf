using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Gates;

/// <summary>Record whether a gate of another launch, which this one waits for, is passed.</summary>
/// <param name="IsCancelled">The other launch is over, and its gate will never be passed.</param>
public sealed record RecordExternalGate(string GateId, GateReference Other, bool IsPassed, bool IsCancelled = false) : LaunchCommand;
