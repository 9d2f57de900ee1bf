namespace LaunchControl.Functions.Infrastructure.ServiceBus;

/// <summary>The queues that LaunchControl uses. Public: other systems send to them, but for <see cref="WebhookEvents"/>.</summary>
public static class QueueNames
{
    public const string GateSignOffs = "gate-sign-offs";

    public const string LaunchCommands = "launch-commands";

    /// <summary>A copy of every event, for webhooks: subscription <see cref="TopicNames.Webhooks"/> forwards to it.</summary>
    public const string WebhookEvents = "webhook-events";

    public static IReadOnlyList<string> All { get; } = [GateSignOffs, LaunchCommands, WebhookEvents];
}
