using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Webhooks;

/// <summary><c>DELETE /api/webhooks/{id}</c>: nothing more is delivered to it, and it is listed among the removed. Its deliveries are forgotten with the others, a month after they ended.</summary>
public sealed class RemoveWebhookEndpoint(WebhookRequests requests)
{
    [Function("RemoveWebhook")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/webhooks/{webhookId}")] HttpRequest request,
        string webhookId,
        CancellationToken cancellationToken) =>
        requests.RunAsync(request, async caller =>
        {
            await requests.RemoveAsync(webhookId, caller.Person, cancellationToken);
            return Results.NoContent();
        });
}
