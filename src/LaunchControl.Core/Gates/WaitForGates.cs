using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Gates;

/// <summary>Let a gate wait for gates of other launches: these, and no others.</summary>
public sealed record WaitForGates(string GateId, IReadOnlyList<GateReference> Gates) : LaunchCommand;
