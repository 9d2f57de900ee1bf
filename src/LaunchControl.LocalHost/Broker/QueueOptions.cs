namespace LaunchControl.LocalHost.Broker;

/// <summary>One queue and its limits, with the defaults of Azure Service Bus where it has one.</summary>
/// <param name="Name">Name without leading slash, compared without regard to case.</param>
public sealed record QueueOptions(string Name)
{
    /// <summary>How long a peek-locked message stays with its receiver. Default 30 seconds; must be positive.</summary>
    public TimeSpan LockDuration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Deliveries after which a message that is not completed goes to the dead-letter queue. Default 10; at least 1.</summary>
    public int MaxDeliveryCount { get; init; } = 10;

    /// <summary>How long a MessageId is remembered; a second message with it is accepted and dropped. Default 10 minutes; zero turns it off.</summary>
    public TimeSpan DuplicateDetectionWindow { get; init; } = TimeSpan.FromMinutes(10);
}
