using LaunchControl.Core.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Webhooks;

/// <summary><c>PATCH /api/webhooks/{id}</c>: JSON merge patch (RFC 7396) of what it was created with.</summary>
public sealed class ChangeWebhookEndpoint(WebhookRequests requests, TimeProvider time)
{
    [Function("ChangeWebhook")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/webhooks/{webhookId}")] HttpRequest request,
        string webhookId,
        CancellationToken cancellationToken) =>
        requests.RunAsync(request, async caller =>
        {
            var present = await requests.RequireAsync(webhookId, cancellationToken);
            var draft = await requests.ReadDraftAsync(request, present, cancellationToken);
            return requests.Ok(await requests.ChangeAsync(webhookId, webhook => WebhookDecider.Change(webhook, draft(webhook), caller.Person, time.GetUtcNow()), cancellationToken));
        });
}
