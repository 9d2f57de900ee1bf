using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Infrastructure;
using LaunchControl.Functions.Infrastructure.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Webhooks;

/// <summary><c>POST /api/webhooks</c>: subscribes an address to events. The answer alone shows the signing secret.</summary>
public sealed class CreateWebhookEndpoint(
    WebhookRequests requests, IWebhooks webhooks, WebhookDirectory directory, WebhookSecrets secrets, Randomness randomness, TimeProvider time)
{
    private const int MostWebhooks = 100;

    [Function("CreateWebhook")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhooks")] HttpRequest request, CancellationToken cancellationToken) =>
        requests.RunAsync(request, async caller =>
        {
            var draft = await requests.ReadDraftAsync(request, null, cancellationToken);
            if ((await webhooks.ListAsync(cancellationToken)).Count(webhook => webhook.Chat is null) >= MostWebhooks)
            {
                return Problems.From(WebhookRefusals.TooMany(MostWebhooks));
            }

            var webhook = WebhookDecider.Create(randomness.NewId()[..16], draft(null), secrets.ActiveKey, caller.Person, time.GetUtcNow());
            await webhooks.AddAsync(webhook, cancellationToken);
            directory.Forget();
            request.HttpContext.Response.Headers.Location = $"/api/webhooks/{webhook.Id}";
            return Results.Json(requests.View(webhook, secrets.TextOf(webhook.Id, webhook.Secrets[0])), ApiJson.Options, statusCode: StatusCodes.Status201Created);
        });
}
