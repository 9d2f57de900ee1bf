using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Gates;

/// <summary>Take responsibility for going on without a gate's sign-off.</summary>
/// <param name="ExpiresAt">When the sign-off is asked for again; null for never.</param>
public sealed record WaiveGate(string GateId, string? Reason, DateTimeOffset? ExpiresAt) : LaunchCommand;
