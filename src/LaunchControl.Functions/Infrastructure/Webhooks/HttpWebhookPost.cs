using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Events;
using LaunchControl.Functions.Infrastructure.Http;
using LaunchControl.Functions.Webhooks;

namespace LaunchControl.Functions.Infrastructure.Webhooks;

/// <summary>Posts events over guarded HTTP, signed as the Standard Webhooks specification has it. A redirect is not followed; an answer's body is not read.</summary>
public sealed class HttpWebhookPost(OutgoingHttpClient client, WebhookSecrets secrets, TimeProvider time) : IWebhookPost
{
    public async Task<(DeliveryAttempt Attempt, TimeSpan? RetryAfter)> SendAsync(Webhook webhook, WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var signature = secrets.Sign(webhook, delivery.EventId, at, delivery.Body);
        if (signature.Length == 0)
        {
            return (new DeliveryAttempt(at, null, "not sent: the key of its secret is not in the settings any more; rotate the secret", 0), null);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(delivery.Body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(CloudEventJson.ContentType);
        request.Headers.Add("webhook-id", delivery.EventId);
        request.Headers.Add("webhook-timestamp", at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", signature);
        var started = Stopwatch.GetTimestamp();
        var answer = await client.SendAsync(request, readBody: false, cancellationToken);
        var took = (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return (new DeliveryAttempt(at, answer.Status, answer.Failure ?? $"answered {answer.Status}", took), answer.RetryAfter);
    }
}
