using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Webhooks;

/// <summary><c>GET /api/webhooks/{id}</c>: one, with its state and history.</summary>
public sealed class GetWebhookEndpoint(WebhookRequests requests)
{
    [Function("GetWebhook")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/webhooks/{webhookId}")] HttpRequest request,
        string webhookId,
        CancellationToken cancellationToken) =>
        requests.RunAsync(request, async _ => requests.Ok(await requests.RequireAsync(webhookId, cancellationToken)));
}
