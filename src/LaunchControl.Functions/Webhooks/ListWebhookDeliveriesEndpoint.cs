using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Webhooks;

/// <summary><c>GET /api/webhooks/{id}/deliveries</c>: newest first, each with its attempts; <c>status</c>, <c>pageSize</c> (1-200, default 50), <c>continuationToken</c>.</summary>
public sealed class ListWebhookDeliveriesEndpoint(WebhookRequests requests, DeliveryLog log)
{
    [Function("ListWebhookDeliveries")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/webhooks/{webhookId}/deliveries")] HttpRequest request,
        string webhookId,
        CancellationToken cancellationToken) =>
        requests.RunAsync(request, async _ => await log.ListAsync(request, await requests.RequireAsync(webhookId, cancellationToken), cancellationToken));
}
