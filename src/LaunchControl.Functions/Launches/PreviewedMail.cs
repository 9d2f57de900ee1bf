using LaunchControl.Core.Outbox;

namespace LaunchControl.Functions.Launches;

/// <summary>A mail that a command would send.</summary>
public sealed record PreviewedMail(string To, MailKind Mail, string? GateId, string? ItemId);
