using System.Globalization;
using System.Text.Json;
using LaunchControl.Core.Launches;
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
            var faults = new FaultList();
            var (status, pageSize, token) = (Status(request, faults), PageSize(request, faults), Token(request, faults));
            if (!faults.IsEmpty)
            {
                return Problems.From(faults.ToRefusal("The query has faults."));
            }

            var page = await deliveries.ListAsync(webhook.Id, status, pageSize, token, cancellationToken);
            return Results.Json(new Page<DeliveryView>([.. page.Items.Select(DeliveryView.Of)], page.ContinuationToken), ApiJson.Options);
        });

    private static DeliveryStatus? Status(HttpRequest request, FaultList faults)
    {
        if (request.Query["status"] is not [{ Length: > 0 } text])
        {
            return null;
        }

        var name = Enum.GetNames<DeliveryStatus>().FirstOrDefault(name => JsonNamingPolicy.CamelCase.ConvertName(name) == text);
        if (name is null)
        {
            faults.Add("/status", "Unknown value. Give one of: pending, delivered, failed.");
        }

        return name is null ? null : Enum.Parse<DeliveryStatus>(name);
    }

    private static int PageSize(HttpRequest request, FaultList faults)
    {
        if (request.Query["pageSize"] is not [{ Length: > 0 } text])
        {
            return DefaultPageSize;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= LargestPageSize)
        {
            return size;
        }

        faults.Add("/pageSize", $"Give a number from 1 to {LargestPageSize}.");
        return DefaultPageSize;
    }

    private static string? Token(HttpRequest request, FaultList faults)
    {
        if (request.Query["continuationToken"] is not [{ Length: > 0 } token])
        {
            return null;
        }

        if (!WebhookDelivery.IsId(token))
        {
            faults.Add("/continuationToken", "This is not one that a previous page gave.");
        }

        return token;
    }
}
