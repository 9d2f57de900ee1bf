using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Webhooks;
using LaunchControl.Pages.Chat;

namespace LaunchControl.Functions.Chat;

/// <summary>Posts what is due for one channel, as one message. Each delivery keeps what came of it, and goes on by itself should that fail.</summary>
public sealed class ChatCourier(
    IWebhooks webhooks, IWebhookDeliveries deliveries, IWebhookPost post, WebhookCourier courier, WebhookHealth health, FirstAttempts places, TimeProvider time)
{
    private const int MostLookedAt = 200;

    /// <param name="wakes">Of one channel, the oldest delivery first; what does not fit into the message waits for the next round.</param>
    /// <returns>False where the attempt failed.</returns>
    public async Task<bool> TryAsync(IReadOnlyList<WebhookWake> wakes, CancellationToken cancellationToken)
    {
        var due = new List<(WebhookWake Wake, StoredDelivery Stored)>();
        foreach (var wake in wakes.Take(ChatMessage.MostNotes))
        {
            if (await deliveries.FindAsync(wake.WebhookId, wake.DeliveryId!, cancellationToken) is { Delivery.Status: DeliveryStatus.Pending } stored
                && stored.Delivery.NextAttemptAt <= time.GetUtcNow())
            {
                due.Add((wake, stored));
            }
            else
            {
                // Over, or not its time yet.
                await courier.TryAsync(wake, isMine: false, cancellationToken);
            }
        }

        return due.Count == 0 || await PostAsync(due, cancellationToken);
    }

    private async Task<bool> PostAsync(IReadOnlyList<(WebhookWake Wake, StoredDelivery Stored)> due, CancellationToken cancellationToken)
    {
        var oldest = due[0].Stored.Delivery;
        if (await webhooks.FindAsync(oldest.WebhookId, cancellationToken) is not { Webhook.IsActive: true } channel)
        {
            foreach (var (wake, _) in due)
            {
                await courier.TryAsync(wake, isMine: false, cancellationToken); // Gives it up.
            }

            return true;
        }

        if (channel.Webhook.FailingSince is not null && await RestsUntilAsync(channel.Webhook.Id, cancellationToken) is { } restsUntil)
        {
            await PostponeAsync(due, restsUntil, cancellationToken);
            return true;
        }

        places.NoteMessage(channel.Webhook.Id);
        var merged = oldest with { Body = ChatNote.Write([.. due.SelectMany(one => ChatNote.Read(one.Stored.Delivery.Body))]) };
        var (attempt, retryAfter) = await post.SendAsync(channel.Webhook, merged, cancellationToken);

        // The same wait for all, so that they stay together.
        var wait = courier.Wait(oldest.Failures + 1, retryAfter);
        foreach (var (wake, stored) in due)
        {
            await courier.RecordAsync(stored, wake, attempt, wait, isMine: false, cancellationToken);
        }

        await health.NoteAsync(channel, attempt, oldest.TriedSince, cancellationToken);
        return attempt.IsDelivered;
    }

    /// <summary>Until when an attempt that failed waits for its next; null where none does.</summary>
    private async Task<DateTimeOffset?> RestsUntilAsync(string webhookId, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var pending = await deliveries.ListAsync(webhookId, DeliveryStatus.Pending, MostLookedAt, null, cancellationToken);
        return pending.Items.Where(delivery => delivery.Failures > 0 && delivery.NextAttemptAt > now).Max(delivery => delivery.NextAttemptAt);
    }

    // A chat that asks for rest gets it from what is new as well.
    private async Task PostponeAsync(IReadOnlyList<(WebhookWake Wake, StoredDelivery Stored)> due, DateTimeOffset until, CancellationToken cancellationToken)
    {
        foreach (var (wake, stored) in due)
        {
            await courier.WakeAsync(wake, until, cancellationToken);
            await deliveries.ReplaceAsync(stored, stored.Delivery with { NextAttemptAt = until }, cancellationToken);
        }
    }
}
