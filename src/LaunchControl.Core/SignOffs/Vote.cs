using LaunchControl.Core.Auditing;

namespace LaunchControl.Core.SignOffs;

/// <summary>A recorded decision of one approver in the gate's current round.</summary>
public sealed record Vote(string SignOffId, SignOffDecision Decision, string? Comment, DateTimeOffset DecidedAt, Channel Channel);
