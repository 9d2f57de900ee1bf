using LaunchControl.Core.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Webhooks;

/// <summary><c>POST /api/webhooks/{id}/rotate-secret</c>: a new secret, which the answer alone shows; for 24 hours the one so far signs beside it.</summary>
public sealed class RotateWebhookSecretEndpoint(WebhookRequests requests, WebhookSecrets secrets, TimeProvider time)
{
    [Function("RotateWebhookSecret")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhooks/{webhookId}/rotate-secret")] HttpRequest request,
        string webhookId,
        CancellationToken cancellationToken) =>
        requests.RunAsync(request, async caller =>
        {
            var webhook = await requests.ChangeAsync(
                webhookId, present => WebhookDecider.RotateSecret(present, secrets.ActiveKey, caller.Person, time.GetUtcNow()), cancellationToken);
            return requests.Ok(webhook, secrets.TextOf(webhook.Id, webhook.Secrets[0]));
        });
}
