using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Infrastructure;
using LaunchControl.Functions.Infrastructure.Resilience;
using LaunchControl.Functions.Telemetry;

namespace LaunchControl.Functions.Webhooks;

/// <summary>Makes attempts to deliver, and records what came of them.</summary>
/// <remarks>
/// The delivery's row is the truth, and is there before the first attempt. What waits also has a wake; it is set before the row says so, and
/// struck only after the row says that nothing waits any more, so that a crash costs a repeated attempt and never a delivery.
/// </remarks>
public sealed class WebhookCourier(
    IWebhooks webhooks, IWebhookDeliveries deliveries, IWebhookPost post, WebhookHealth health, WebhookAlarm alarm, LaunchControlMetrics metrics, Randomness randomness,
    TimeProvider time)
{
    /// <summary>How long whoever added or took a delivery has to make its attempt: more than an attempt can take.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    // What a receiver asks for is honoured up to here.
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);

    /// <summary>Sets when somebody has to look.</summary>
    public async Task WakeAsync(WebhookWake wake, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await deliveries.WakeAsync(wake, at, cancellationToken);
        alarm.Set(at);
    }

    /// <summary>Makes an attempt of a delivery that is due.</summary>
    /// <param name="isMine">The caller holds the lease, so it need not be over.</param>
    /// <returns>False where an attempt failed.</returns>
    public async Task<bool> TryAsync(WebhookWake wake, bool isMine, CancellationToken cancellationToken)
    {
        if (await deliveries.FindAsync(wake.WebhookId, wake.DeliveryId!, cancellationToken) is not { Delivery: { Status: DeliveryStatus.Pending } delivery } stored)
        {
            await deliveries.StrikeAsync(wake, cancellationToken);
            return true;
        }

        if (await webhooks.FindAsync(wake.WebhookId, cancellationToken) is not { Webhook.IsActive: true } webhook)
        {
            if (await deliveries.ReplaceAsync(stored, delivery.GiveUp("not sent: the webhook is disabled or deleted", time.GetUtcNow()), cancellationToken))
            {
                await deliveries.StrikeAsync(wake, cancellationToken);
            }

            return true;
        }

        if (!isMine && delivery.NextAttemptAt > time.GetUtcNow())
        {
            await WakeAsync(wake, delivery.NextAttemptAt.Value, cancellationToken);
            return true;
        }

        return await SendAsync(webhook, stored, wake, isMine, cancellationToken);
    }

    private async Task<bool> SendAsync(StoredWebhook webhook, StoredDelivery stored, WebhookWake wake, bool isMine, CancellationToken cancellationToken)
    {
        var delivery = stored.Delivery;
        var (attempt, retryAfter) = await post.SendAsync(webhook.Webhook, delivery, cancellationToken);
        await RecordAsync(stored, wake, attempt, Wait(delivery.Failures + 1, retryAfter), isMine, cancellationToken);
        await health.NoteAsync(webhook, attempt, delivery.TriedSince, cancellationToken);
        return attempt.IsDelivered;
    }

    /// <summary>Stores what came of an attempt, and sets when the next is due.</summary>
    /// <param name="wait">Until the next attempt, should there be one.</param>
    public async Task RecordAsync(StoredDelivery stored, WebhookWake wake, DeliveryAttempt attempt, TimeSpan wait, bool isMine, CancellationToken cancellationToken)
    {
        var next = stored.Delivery.After(attempt, wait, time.GetUtcNow());
        metrics.WebhookAttempted(next.Status);
        if (next.NextAttemptAt is { } at)
        {
            await WakeAsync(wake, at, cancellationToken);
        }

        // Somebody who replayed it meanwhile has set a wake of their own, which stays.
        var isStored = await deliveries.ReplaceAsync(stored, next, cancellationToken);
        if (isStored && next.Status != DeliveryStatus.Pending && !isMine)
        {
            await deliveries.StrikeAsync(wake, cancellationToken);
        }
    }

    /// <summary>How long to wait after so many failures, and not less than the receiver asks for.</summary>
    public TimeSpan Wait(int failures, TimeSpan? asked)
    {
        var wait = Retries.Webhook.After(failures, randomness.Fraction());
        return asked > wait ? asked.Value < LongestWait ? asked.Value : LongestWait : wait;
    }
}
