using LaunchControl.Functions.Infrastructure.ServiceBus;

namespace LaunchControl.LocalHost.Broker;

/// <summary>Where the broker listens, what it keeps, and which queues and topics it has.</summary>
public sealed record BrokerOptions
{
    /// <summary>TCP port on 127.0.0.1, 0 to 65535; 0 picks a free one.</summary>
    public int Port { get; init; }

    /// <summary>Folder of the message store, created when missing; null keeps messages in memory only.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>The queues; any other name is refused with <c>amqp:not-found</c>.</summary>
    public IReadOnlyList<QueueOptions> Queues { get; init; } = [];

    /// <summary>The topics with their subscriptions.</summary>
    public IReadOnlyList<TopicOptions> Topics { get; init; } = [];

    /// <summary>With the queues and the topic that LaunchControl uses.</summary>
    /// <param name="subscriptions">Of other systems to topic <c>launch-events</c>, beside LaunchControl's own.</param>
    public BrokerOptions ForLaunchControl(TimeSpan lockDuration, params IEnumerable<string> subscriptions) => this with
    {
        Queues = [.. QueueNames.All.Select(name => new QueueOptions(name) { LockDuration = lockDuration })],
        Topics =
        [
            new TopicOptions(
                TopicNames.LaunchEvents,
                [
                    new SubscriptionOptions(TopicNames.Webhooks) { ForwardTo = QueueNames.WebhookEvents },
                    .. subscriptions.Select(name => new SubscriptionOptions(name) { LockDuration = lockDuration }),
                ]),
        ],
    };
}
