using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;

namespace LaunchControl.Functions.Webhooks;

/// <summary>Answers with the deliveries of a webhook, newest first: <c>status</c>, <c>pageSize</c> (1-200, default 50), <c>continuationToken</c>. As CSV it is all of them.</summary>
public sealed class DeliveryLog(IWebhookDeliveries deliveries)
{
    private const int DefaultPageSize = 50;
    private const int LargestPageSize = 200;

    public async Task<IResult> ListAsync(HttpRequest request, Webhook webhook, CancellationToken cancellationToken)
    {
        var query = new QueryFields(request);
        var (status, pageSize, token) = (query.Enum<DeliveryStatus>("status"), query.PageSize(DefaultPageSize, LargestPageSize), Token(query));
        if (query.HasFaults)
        {
            return query.Refuse();
        }

        if (CsvResult.IsWanted(request))
        {
            return ListAnswer.Csv("deliveries", (next, cancel) => ReadAsync(webhook, status, next, cancel), DeliveriesCsv.Columns);
        }

        var page = await deliveries.ListAsync(webhook.Id, status, pageSize, token, cancellationToken);
        return Results.Json(new Page<DeliveryView>([.. page.Items.Select(DeliveryView.Of)], page.ContinuationToken), ApiJson.Options);
    }

    private async Task<(IReadOnlyList<DeliveryView> Items, string? Next)> ReadAsync(Webhook webhook, DeliveryStatus? status, string? token, CancellationToken cancellationToken)
    {
        var page = await deliveries.ListAsync(webhook.Id, status, LargestPageSize, token, cancellationToken);
        return ([.. page.Items.Select(DeliveryView.Of)], page.ContinuationToken);
    }

    private static string? Token(QueryFields query)
    {
        if (query.ContinuationToken is { } token && !WebhookDelivery.IsId(token))
        {
            query.Fault("continuationToken", "This is not one that a previous page gave.");
        }

        return query.ContinuationToken;
    }
}
