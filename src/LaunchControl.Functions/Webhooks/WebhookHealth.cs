using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.Webhooks;

/// <summary>Keeps how a webhook's deliveries go, disables one that gets nothing through, and tells its contact.</summary>
public sealed partial class WebhookHealth(
    IWebhooks webhooks, IWebhookDeliveries deliveries, WebhookDirectory directory, WebhookAlarm alarm, WebhookNotice notice, TimeProvider time, ILogger<WebhookHealth> logger)
{
    /// <param name="known">As read before the attempt.</param>
    /// <param name="triedSince">Since when the delivery is tried.</param>
    public async Task NoteAsync(StoredWebhook known, DeliveryAttempt attempt, DateTimeOffset triedSince, CancellationToken cancellationToken)
    {
        for (var read = known; read is not null; read = await webhooks.FindAsync(read.Webhook.Id, cancellationToken))
        {
            var now = time.GetUtcNow();
            var next = attempt.IsDelivered ? WebhookDecider.Succeeded(read.Webhook, now) : WebhookDecider.Failed(read.Webhook, attempt.IsGone, triedSince, now);
            if (ReferenceEquals(next, read.Webhook) || await TryStoreAsync(read, next, cancellationToken))
            {
                return;
            }
        }
    }

    /// <summary>Tells the contact why the webhook is disabled, unless that was done.</summary>
    /// <returns>True: there is nothing more to tell, or the wake brings it up again.</returns>
    public async Task<bool> GiveNoticeAsync(WebhookWake wake, CancellationToken cancellationToken)
    {
        if (await webhooks.FindAsync(wake.WebhookId, cancellationToken) is { Webhook.Disabled.IsNoticeOwed: true } read)
        {
            await notice.SendAsync(read.Webhook, cancellationToken);
            if (!await webhooks.ReplaceAsync(read, WebhookDecider.NoticeGiven(read.Webhook), cancellationToken))
            {
                return true;
            }
        }

        await deliveries.StrikeAsync(wake, cancellationToken);
        return true;
    }

    private async Task<bool> TryStoreAsync(StoredWebhook read, Webhook next, CancellationToken cancellationToken)
    {
        var wake = new WebhookWake(next.Id, null);
        var isDisabled = read.Webhook.IsActive && !next.IsActive;
        if (isDisabled)
        {
            // For when the process dies before it has told the contact; not before the row can say that it is owed.
            var later = time.GetUtcNow() + WebhookCourier.Lease;
            await deliveries.WakeAsync(wake, later, cancellationToken);
            alarm.Set(later);
        }

        var isStored = await webhooks.ReplaceAsync(read, next, cancellationToken);
        directory.Forget();
        if (isStored && isDisabled)
        {
            LogDisabled(next.Id);
            await TryGiveNoticeAsync(wake, cancellationToken);
        }

        return isStored;
    }

    private async Task TryGiveNoticeAsync(WebhookWake wake, CancellationToken cancellationToken)
    {
        try
        {
            await GiveNoticeAsync(wake, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNoticeFailed(exception, wake.WebhookId);
        }
    }

    [LoggerMessage(EventId = 7401, Level = LogLevel.Warning, Message = "Webhook {WebhookId} was disabled: nothing gets through.")]
    private partial void LogDisabled(string webhookId);

    [LoggerMessage(EventId = 7402, Level = LogLevel.Warning, Message = "The notice about disabled webhook {WebhookId} could not be sent; it is tried again.")]
    private partial void LogNoticeFailed(Exception exception, string webhookId);
}
