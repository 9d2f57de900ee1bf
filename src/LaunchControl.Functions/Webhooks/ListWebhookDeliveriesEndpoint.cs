using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Webhooks;

/// <summary><c>GET /api/webhooks/{id}/deliveries</c>: newest first, each with its attempts; <c>status</c>, <c>pageSize</c> (1-200, default 50), <c>continuationToken</c>.</summary>
public sealed class ListWebhookDeliveriesEndpoint(WebhookRequests requests, IWebhookDeliveries deliveries)
{
    private const int DefaultPageSize = 50;
    private const int LargestPageSize = 200;

    [Function("ListWebhookDeliveries")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/webhooks/{webhookId}/deliveries")] HttpRequest request,
        string webhookId,
        CancellationToken cancellationToken) =>
        requests.RunAsync(request, async _ =>
        {
            var webhook = await requests.RequireAsync(webhookId, cancellationToken);
            var query = new QueryFields(request);
            var (status, pageSize, token) = (query.Enum<DeliveryStatus>("status"), query.PageSize(DefaultPageSize, LargestPageSize), Token(query));
            if (query.HasFaults)
            {
                return query.Refuse();
            }

            var page = await deliveries.ListAsync(webhook.Id, status, pageSize, token, cancellationToken);
            return Results.Json(new Page<DeliveryView>([.. page.Items.Select(DeliveryView.Of)], page.ContinuationToken), ApiJson.Options);
        });

    private static string? Token(QueryFields query)
    {
        if (query.ContinuationToken is { } token && !WebhookDelivery.IsId(token))
        {
            query.Fault("continuationToken", "This is not one that a previous page gave.");
        }

        return query.ContinuationToken;
    }
}
