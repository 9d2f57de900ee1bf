using LaunchControl.Core.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Webhooks;

/// <summary><c>POST /api/webhooks/{id}/enable</c>: events are delivered again from now on. One that is active stays as it is.</summary>
public sealed class EnableWebhookEndpoint(WebhookRequests requests, TimeProvider time)
{
    [Function("EnableWebhook")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhooks/{webhookId}/enable")] HttpRequest request,
        string webhookId,
        CancellationToken cancellationToken) =>
        requests.RunAsync(request, async caller =>
            requests.Ok(await requests.ChangeAsync(webhookId, webhook => WebhookDecider.Enable(webhook, caller.Person, time.GetUtcNow()), cancellationToken)));
}
