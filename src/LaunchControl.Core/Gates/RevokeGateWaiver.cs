using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Gates;

/// <summary>Ask for the sign-off of a waived gate after all.</summary>
public sealed record RevokeGateWaiver(string GateId, string? Reason) : LaunchCommand;
