using LaunchControl.Core.Commands;

namespace LaunchControl.Core.SignOffs;

/// <summary>Send a fresh review link in place of an expired one, to the address that had that.</summary>
/// <param name="LinkNonce">Of the link that expired: only its holder, or the launch owner (null), can ask.</param>
public sealed record RenewLink(string GateId, string Person, string? LinkNonce) : LaunchCommand;
