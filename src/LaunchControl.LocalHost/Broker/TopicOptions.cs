namespace LaunchControl.LocalHost.Broker;

/// <summary>One topic with its subscriptions.</summary>
/// <param name="Name">Name without leading slash, compared without regard to case.</param>
/// <param name="Subscriptions">Each gets a copy of every message: there are no filters.</param>
public sealed record TopicOptions(string Name, IReadOnlyList<SubscriptionOptions> Subscriptions)
{
    /// <summary>How long a MessageId is remembered; a second message with it is accepted and dropped. Default 10 minutes; zero turns it off.</summary>
    public TimeSpan DuplicateDetectionWindow { get; init; } = TimeSpan.FromMinutes(10);
}
