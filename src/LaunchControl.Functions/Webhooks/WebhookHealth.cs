using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Pages.Mails;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Webhooks;

/// <summary>Keeps how a webhook's deliveries go, disables one that gets nothing through, and tells its contact.</summary>
public sealed partial class WebhookHealth(
    IWebhooks webhooks, IWebhookDeliveries deliveries, WebhookDirectory directory, WebhookAlarm alarm, MailRenderer renderer, IMailSender sender, IOptions<SiteOptions> site,
    TimeProvider time, ILogger<WebhookHealth> logger)
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
    public async Task GiveNoticeAsync(WebhookWake wake, CancellationToken cancellationToken)
    {
        if (await webhooks.FindAsync(wake.WebhookId, cancellationToken) is { Webhook.Disabled.IsNoticeOwed: true } read)
        {
            var webhook = read.Webhook;
            var content = await renderer.RenderAsync(new WebhookDisabledModel(webhook, new Uri(site.Value.BaseAddress, $"api/webhooks/{webhook.Id}")));
            var id = $"webhook-{webhook.Id}.{webhook.Disabled!.At.ToUnixTimeSeconds()}";
            await sender.SendAsync(
                new OutgoingMail(id, null, null, webhook.Contact, content.Subject, content.Text, content.Html) { Thread = $"webhook-{webhook.Id}" }, cancellationToken);
            if (!await webhooks.ReplaceAsync(read, WebhookDecider.NoticeGiven(webhook), cancellationToken))
            {
                return; // The wake brings it up again.
            }
        }

        await deliveries.StrikeAsync(wake, cancellationToken);
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
