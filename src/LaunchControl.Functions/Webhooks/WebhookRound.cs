using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.Webhooks;

/// <summary>Tries what is due: all webhooks side by side, so that none waits for another; of one webhook the oldest first, two at a time, until nothing gets through.</summary>
public sealed partial class WebhookRound(
    IWebhookDeliveries deliveries, WebhookCourier courier, WebhookHealth health, WebhookAlarm alarm, TimeProvider time, ILogger<WebhookRound> logger)
{
    private const int MostAtOnce = 2;
    private const int MostInRound = 1000;
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!alarm.IsTime(time.GetUtcNow()))
        {
            return;
        }

        var due = await deliveries.ListWakesAsync(time.GetUtcNow(), MostInRound, cancellationToken);
        if (due.Count > 0)
        {
            // What is left over when nothing gets through.
            alarm.Set(time.GetUtcNow() + Again);
        }

        await Task.WhenAll(due.GroupBy(wake => wake.WebhookId).Select(wakes => RunAsync([.. wakes], cancellationToken)));
    }

    private async Task RunAsync(IReadOnlyList<WebhookWake> wakes, CancellationToken cancellationToken)
    {
        foreach (var wake in wakes.Where(wake => wake.DeliveryId is null))
        {
            await TryAsync(wake, cancellationToken);
        }

        // Ids descend with age.
        var oldestFirst = wakes.Where(wake => wake.DeliveryId is not null).OrderByDescending(wake => wake.DeliveryId, StringComparer.Ordinal);
        foreach (var some in oldestFirst.Chunk(MostAtOnce))
        {
            var succeeded = await Task.WhenAll(some.Select(wake => TryAsync(wake, cancellationToken)));
            if (!succeeded.Contains(true))
            {
                return;
            }
        }
    }

    private async Task<bool> TryAsync(WebhookWake wake, CancellationToken cancellationToken)
    {
        try
        {
            if (wake.DeliveryId is not null)
            {
                return await courier.TryAsync(wake, isMine: false, cancellationToken);
            }

            await health.GiveNoticeAsync(wake, cancellationToken);
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, wake.WebhookId, wake.DeliveryId);
            return false;
        }
    }

    [LoggerMessage(EventId = 7403, Level = LogLevel.Warning, Message = "Webhook {WebhookId}: delivery {DeliveryId} could not be worked on; the next round tries it again.")]
    private partial void LogFailed(Exception exception, string webhookId, string? deliveryId);
}
