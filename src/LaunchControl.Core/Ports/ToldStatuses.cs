using LaunchControl.Core.StatusMails;

namespace LaunchControl.Core.Ports;

/// <summary>What one person was told in status mails.</summary>
/// <param name="Launches">The last of each launch.</param>
/// <param name="Version">Of what is stored; null for nothing.</param>
public sealed record ToldStatuses(IReadOnlyList<ToldStatus> Launches, string? Version);
