using LaunchControl.Core.Outbox;

namespace LaunchControl.Core.Launches;

/// <summary>A mail that a launch is going to send if everything goes as planned.</summary>
/// <param name="GateId">The gate that it asks about; null for mails about the launch.</param>
/// <param name="By">When at the latest: at once for <see cref="MailKind.LaunchStarted"/>, otherwise the date that the mail asks to keep or tells of.</param>
public sealed record PlannedMail(string To, MailKind Mail, string? GateId, DateTimeOffset By);
