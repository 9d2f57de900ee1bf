using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Webhooks;

/// <summary>Deliveries that a person asks for: each is attempted before the answer, and goes on by itself should that fail.</summary>
public sealed class DeliveryDesk(IWebhookDeliveries deliveries, WebhookCourier courier, TimeProvider time)
{
    public static IResult Accepted(WebhookDelivery delivery) => Results.Json(DeliveryView.Of(delivery), ApiJson.Options, statusCode: StatusCodes.Status202Accepted);

    public async Task<WebhookDelivery> AddAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        var wake = new WebhookWake(delivery.WebhookId, delivery.Id);
        await courier.WakeAsync(wake, time.GetUtcNow() + WebhookCourier.Lease, cancellationToken);
        await deliveries.AddAsync(delivery, cancellationToken);
        return await TryAsync(wake, delivery, cancellationToken);
    }

    /// <summary>Tries a delivery anew, under the <c>webhook-id</c> that it had, by which a receiver knows a repeat.</summary>
    /// <returns>Null where somebody else changed it first.</returns>
    public async Task<WebhookDelivery?> ReplayAsync(StoredDelivery stored, CancellationToken cancellationToken)
    {
        var wake = new WebhookWake(stored.Delivery.WebhookId, stored.Delivery.Id);
        var replayed = stored.Delivery.Replay(time.GetUtcNow());
        await courier.WakeAsync(wake, time.GetUtcNow() + WebhookCourier.Lease, cancellationToken);
        return await deliveries.ReplaceAsync(stored, replayed, cancellationToken) ? await TryAsync(wake, replayed, cancellationToken) : null;
    }

    private async Task<WebhookDelivery> TryAsync(WebhookWake wake, WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        await courier.TryAsync(wake, isMine: true, cancellationToken);
        var tried = (await deliveries.FindAsync(wake.WebhookId, delivery.Id, cancellationToken))?.Delivery ?? delivery;
        if (tried.Status != DeliveryStatus.Pending)
        {
            await deliveries.StrikeAsync(wake, cancellationToken);
        }

        return tried;
    }
}
