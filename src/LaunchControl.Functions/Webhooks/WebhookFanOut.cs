using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Chat;

namespace LaunchControl.Functions.Webhooks;

/// <summary>Makes a delivery of an event for each webhook that wants it, and tries each at once. A repeat makes none anew.</summary>
public sealed class WebhookFanOut(
    WebhookDirectory directory, IWebhookDeliveries deliveries, WebhookCourier courier, FirstAttempts places, ChatNotes chat, TimeProvider time)
{
    public async Task RunAsync(IncomingEvent incoming, CancellationToken cancellationToken)
    {
        var wanted = (await directory.ListAsync()).Where(webhook => webhook.Wants(incoming.Type, incoming.LaunchId)).ToLookup(webhook => webhook.Chat is not null);
        await Task.WhenAll(wanted[false].Select(webhook => DeliverAsync(webhook, incoming, incoming.Body, cancellationToken)).Append(TellAsync([.. wanted[true]], incoming, cancellationToken)));
    }

    private async Task TellAsync(IReadOnlyList<Webhook> channels, IncomingEvent incoming, CancellationToken cancellationToken)
    {
        if (channels.Count > 0 && await chat.ReadAsync(incoming, cancellationToken) is var (note, team))
        {
            await Task.WhenAll(channels.Where(channel => channel.Chat!.Concerns(team)).Select(channel => DeliverAsync(channel, incoming, note, cancellationToken)));
        }
    }

    private async Task DeliverAsync(Webhook webhook, IncomingEvent incoming, string body, CancellationToken cancellationToken)
    {
        using var place = places.Take(webhook);
        var now = time.GetUtcNow();
        var tryAt = place is null ? now : now + WebhookCourier.Lease;
        var delivery = incoming.For(webhook, body, now, tryAt);
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
