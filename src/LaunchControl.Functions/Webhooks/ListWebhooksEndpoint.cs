using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Webhooks;

/// <summary><c>GET /api/webhooks</c>: all of them, each with its state and history; with <c>?removed=true</c> those that were removed.</summary>
public sealed class ListWebhooksEndpoint(WebhookRequests requests, IWebhooks webhooks)
{
    [Function("ListWebhooks")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/webhooks")] HttpRequest request, CancellationToken cancellationToken) =>
        requests.RunAsync(request, async _ =>
        {
            var query = new QueryFields(request);
            var areRemoved = query.Boolean("removed");
            if (query.HasFaults)
            {
                return query.Refuse();
            }

            var all = areRemoved ? await webhooks.ListRemovedAsync(cancellationToken) : await webhooks.ListAsync(cancellationToken);
            return ListAnswer.Of(
                request, "webhooks", [.. all.Where(webhook => webhook.Chat is null).OrderBy(webhook => webhook.CreatedAt).Select(webhook => requests.View(webhook))], WebhooksCsv.Columns);
        });
}
