namespace LaunchControl.LocalHost.Broker;

/// <summary>A message as a queue keeps it: the sender's encoded bytes, and what the broker knows about it.</summary>
internal sealed record StoredMessage(long Sequence, byte[] Payload, DateTimeOffset EnqueuedAt)
{
    public DateTimeOffset? ScheduledFor { get; init; }

    public string? DeadLetterSource { get; init; }

    /// <summary>Deliveries started so far, the current one included.</summary>
    public int DeliveryCount { get; set; }
}
