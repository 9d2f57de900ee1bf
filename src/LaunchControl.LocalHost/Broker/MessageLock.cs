namespace LaunchControl.LocalHost.Broker;

internal sealed record MessageLock(Guid Token, StoredMessage Message, DateTimeOffset Until);
