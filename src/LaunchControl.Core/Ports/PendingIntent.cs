using LaunchControl.Core.Outbox;

namespace LaunchControl.Core.Ports;

/// <summary>An intent that waits to be carried out, since when.</summary>
public sealed record PendingIntent(Intent Intent, DateTimeOffset Since);
