namespace LaunchControl.LocalHost.Broker;

/// <summary>One subscription of a topic: a queue at <c>TOPIC/Subscriptions/NAME</c>, with a dead-letter queue of its own.</summary>
/// <param name="Name">Unique within the topic, compared without regard to case.</param>
public sealed record SubscriptionOptions(string Name)
{
    /// <summary>A declared queue that takes the messages in the subscription's place; null keeps them here.</summary>
    public string? ForwardTo { get; init; }

    /// <summary>As <see cref="QueueOptions.LockDuration"/>.</summary>
    public TimeSpan LockDuration { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Where the official client receives from it.</summary>
    public static string PathOf(string topic, string subscription) => $"{topic}/Subscriptions/{subscription}";
}
