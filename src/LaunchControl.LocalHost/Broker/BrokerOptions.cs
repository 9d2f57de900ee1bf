namespace LaunchControl.LocalHost.Broker;

/// <summary>Where the broker listens, what it keeps and which queues it has.</summary>
public sealed record BrokerOptions
{
    /// <summary>TCP port on 127.0.0.1, 0 to 65535; 0 picks a free one.</summary>
    public int Port { get; init; }

    /// <summary>Folder of the message store, created when missing; null keeps messages in memory only.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The queues; any other name is refused with <c>amqp:not-found</c>.</summary>
    public IReadOnlyList<QueueOptions> Queues { get; init; } = [];
}
