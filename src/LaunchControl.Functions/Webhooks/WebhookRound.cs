using LaunchControl.Core.Chat;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Chat;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.Webhooks;

/// <summary>
/// Tries what is due: all webhooks side by side, so that none waits for another; of one webhook the oldest first, two at a time, until nothing gets through or 45 seconds are
/// over. A chat channel gets one message.
/// </summary>
public sealed partial class WebhookRound(
    IWebhookDeliveries deliveries, WebhookCourier courier, ChatCourier chat, WebhookHealth health, WebhookAlarm alarm, TimeProvider time, ILogger<WebhookRound> logger)
{
    private const int MostAtOnce = 2;
    private const int MostOfOne = 200;
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);

    // The next round is a minute away, and must not wait for a receiver that is slow and has much to take.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(45);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!alarm.IsTime(time.GetUtcNow()))
        {
            return;
        }

        var started = time.GetUtcNow();
        await Task.WhenAll((await WebhookIdsAsync(started, cancellationToken)).Select(id => RunAsync(id, started, cancellationToken)));
    }

    // From one that has something due to the next, so that those without cost nothing.
    private async Task<IReadOnlyList<string>> WebhookIdsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<string> waiting = [];
        while (await deliveries.NextWaitingAsync(waiting.LastOrDefault(), now, cancellationToken) is { } id)
        {
            waiting.Add(id);
        }

        return waiting;
    }

    private async Task RunAsync(string webhookId, DateTimeOffset started, CancellationToken cancellationToken)
    {
        var due = await deliveries.ListWakesAsync(webhookId, started, MostOfOne, cancellationToken);
        if (due.Count > 0)
        {
            // What is left over when nothing gets through, or time runs out.
            alarm.Set(started + Again);
            await RunAsync(due, started, cancellationToken);
        }
    }

    private async Task RunAsync(IReadOnlyList<WebhookWake> wakes, DateTimeOffset started, CancellationToken cancellationToken)
    {
        foreach (var wake in wakes.Where(wake => wake.DeliveryId is null))
        {
            await TryAsync(wake, cancellationToken);
        }

        // Ids descend with age.
        var oldestFirst = wakes.Where(wake => wake.DeliveryId is not null).OrderByDescending(wake => wake.DeliveryId, StringComparer.Ordinal);
        if (ChannelId.IsChannel(wakes[0].WebhookId))
        {
            await TryAsync(wakes[0], () => chat.TryAsync([.. oldestFirst], cancellationToken), cancellationToken);
            return;
        }

        foreach (var some in oldestFirst.Chunk(MostAtOnce))
        {
            var succeeded = await Task.WhenAll(some.Select(wake => TryAsync(wake, cancellationToken)));
            if (!succeeded.Contains(true) || time.GetUtcNow() - started >= Longest)
            {
                return;
            }
        }
    }

    private Task<bool> TryAsync(WebhookWake wake, CancellationToken cancellationToken) => TryAsync(
        wake, () => wake.DeliveryId is not null ? courier.TryAsync(wake, isMine: false, cancellationToken) : health.GiveNoticeAsync(wake, cancellationToken), cancellationToken);

    private async Task<bool> TryAsync(WebhookWake wake, Func<Task<bool>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
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
