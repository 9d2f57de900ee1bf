using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;

namespace LaunchControl.Functions.Webhooks;

/// <summary>Makes a delivery of an event for each webhook that wants it, and tries each at once. A repeat makes none anew.</summary>
public sealed class WebhookFanOut(WebhookDirectory directory, IWebhookDeliveries deliveries, WebhookCourier courier, FirstAttempts places, TimeProvider time)
{
    public async Task RunAsync(IncomingEvent incoming, CancellationToken cancellationToken)
    {
        var wanted = (await directory.ListAsync()).Where(webhook => webhook.Wants(incoming.Type, incoming.LaunchId));
        await Task.WhenAll(wanted.Select(webhook => DeliverAsync(webhook, incoming, cancellationToken)));
    }

    private async Task DeliverAsync(Webhook webhook, IncomingEvent incoming, CancellationToken cancellationToken)
    {
        using var place = places.Take(webhook);
        var now = time.GetUtcNow();
        var tryAt = place is null ? now : now + WebhookCourier.Lease;
        var delivery = incoming.For(webhook, now, tryAt);
        var wake = new WebhookWake(webhook.Id, delivery.Id);
        var isNew = await deliveries.AddAsync(delivery, cancellationToken);
        if (isNew && place is not null)
        {
            await courier.TryAsync(wake, isMine: true, cancellationToken);
        }
        else
        {
            // What was there already may be one that a crash left without its attempt.
            await courier.WakeAsync(wake, tryAt, cancellationToken);
        }
    }
}
