using LaunchControl.Core.Webhooks;

namespace LaunchControl.Core.Ports;

/// <summary>Makes one attempt to deliver an event.</summary>
public interface IWebhookPost
{
    /// <summary>Never throws for what the other side does, nor for an address that may not be called: each is an outcome.</summary>
    /// <returns>The attempt, and how long the receiver asks to be left alone; null where it says nothing of that.</returns>
    Task<(DeliveryAttempt Attempt, TimeSpan? RetryAfter)> SendAsync(Webhook webhook, WebhookDelivery delivery, CancellationToken cancellationToken);
}
