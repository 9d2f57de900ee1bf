using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Events;
using LaunchControl.Functions.Infrastructure;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Telemetry;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Webhooks;

/// <summary><c>POST /api/webhooks/{id}/test</c>: delivers a <c>launchcontrol.webhook.test</c> event, and answers with what came of the first attempt.</summary>
public sealed class TestWebhookEndpoint(WebhookRequests requests, DeliveryDesk desk, Randomness randomness, IOptions<SiteOptions> site, TimeProvider time)
{
    public const string EventType = "launchcontrol.webhook.test";

    [Function("TestWebhook")]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/webhooks/{webhookId}/test")] HttpRequest request,
        string webhookId,
        CancellationToken cancellationToken) =>
        requests.RunAsync(request, async caller =>
        {
            var webhook = await requests.RequireAsync(webhookId, cancellationToken);
            return webhook.IsActive
                ? DeliveryDesk.Accepted(await desk.AddAsync(Test(webhook, caller.Person), cancellationToken))
                : Problems.From(WebhookRefusals.Disabled);
        });

    private WebhookDelivery Test(Webhook webhook, string askedBy)
    {
        var (now, number) = (time.GetUtcNow(), randomness.NewId()[..16]);
        var source = WebhookLinks.Of(webhook, site.Value.BaseAddress).Self;
        var body = CloudEventJson.Write(
            $"test_{number}", source, EventType, null, now, new { webhookId = webhook.Id, askedBy, summary = "This is a test." }, site.Value.BaseAddress, LaunchControlTrace.Parent);
        return new WebhookDelivery
        {
            Id = WebhookDelivery.IdOf(now, 0, number),
            WebhookId = webhook.Id,
            EventId = $"test_{number}",
            EventType = EventType,
            Body = System.Text.Encoding.UTF8.GetString(body),
            CreatedAt = now,
            TriedSince = now,
            NextAttemptAt = now + WebhookCourier.Lease,
        };
    }
}
