using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Webhooks;

/// <summary><c>DELETE /api/webhooks/{id}</c>: nothing more is delivered to it. Its deliveries are forgotten with the others, a month after they ended.</summary>
public sealed class RemoveWebhookEndpoint(WebhookRequests requests, IWebhooks webhooks, WebhookDirectory directory)
{
    [Function("RemoveWebhook")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/webhooks/{webhookId}")] HttpRequest request,
        string webhookId,
        CancellationToken cancellationToken) =>
        requests.RunAsync(request, async _ =>
        {
            var isRemoved = await webhooks.RemoveAsync(webhookId, cancellationToken);
            directory.Forget();
            return isRemoved ? Results.NoContent() : Problems.From(WebhookRefusals.Unknown(webhookId));
        });
}
