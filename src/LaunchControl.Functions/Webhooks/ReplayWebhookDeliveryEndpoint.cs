using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Webhooks;

/// <summary><c>POST /api/webhooks/{id}/deliveries/{deliveryId}/replay</c>: delivers an event once more, under the <c>webhook-id</c> that it had.</summary>
public sealed class ReplayWebhookDeliveryEndpoint(WebhookRequests requests, DeliveryDesk desk, IWebhookDeliveries deliveries)
{
    [Function("ReplayWebhookDelivery")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhooks/{webhookId}/deliveries/{deliveryId}/replay")] HttpRequest request,
        string webhookId,
        string deliveryId,
        CancellationToken cancellationToken) =>
        requests.RunAsync(request, async _ =>
        {
            var webhook = await requests.RequireAsync(webhookId, cancellationToken);
            if (!webhook.IsActive)
            {
                return Problems.From(WebhookRefusals.Disabled);
            }

            if (await deliveries.FindAsync(webhookId, deliveryId, cancellationToken) is not { } stored)
            {
                return Problems.From(WebhookRefusals.UnknownDelivery(deliveryId));
            }

            return await desk.ReplayAsync(stored, cancellationToken) is { } replayed ? DeliveryDesk.Accepted(replayed) : Problems.From(WebhookRefusals.Busy);
        });
}
