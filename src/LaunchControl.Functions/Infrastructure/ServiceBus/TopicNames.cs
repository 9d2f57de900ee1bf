namespace LaunchControl.Functions.Infrastructure.ServiceBus;

/// <summary>The topic that LaunchControl publishes on. Public: other systems subscribe to it.</summary>
public static class TopicNames
{
    public const string LaunchEvents = "launch-events";

    /// <summary>LaunchControl's own subscription, which forwards to <see cref="QueueNames.WebhookEvents"/>.</summary>
    public const string Webhooks = "webhooks";
}
