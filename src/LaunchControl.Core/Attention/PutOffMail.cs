using LaunchControl.Core.Outbox;

namespace LaunchControl.Core.Attention;

/// <summary>A mail that had no room in its day; it comes with the next digest, if it is still of use by then.</summary>
public sealed record PutOffMail(string LaunchId, SendMailIntent Mail, DateTimeOffset Since);
