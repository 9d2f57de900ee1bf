namespace LaunchControl.LocalHost.Broker;

internal sealed record IncomingMessage(byte[] Payload, string? MessageId, DateTimeOffset? ScheduledFor);
