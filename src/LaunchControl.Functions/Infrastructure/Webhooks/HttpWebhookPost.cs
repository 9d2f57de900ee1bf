using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using LaunchControl.Core.Chat;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Chat;
using LaunchControl.Functions.Events;
using LaunchControl.Functions.Infrastructure.Http;
using LaunchControl.Functions.Webhooks;
using LaunchControl.Pages.Chat;

namespace LaunchControl.Functions.Infrastructure.Webhooks;

/// <summary>
/// Posts over guarded HTTP: events, signed as the Standard Webhooks specification has it, and messages to chats, whose addresses are their secret. A redirect is not followed; an
/// answer's body is not read.
/// </summary>
public sealed class HttpWebhookPost(OutgoingHttpClient client, WebhookSecrets secrets, ChannelAddresses addresses, TimeProvider time) : IWebhookPost
{
    public async Task<(DeliveryAttempt Attempt, TimeSpan? RetryAfter)> SendAsync(Webhook webhook, WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        using var request = webhook.Chat is { } chat ? Message(webhook, chat.Kind, delivery, at) : Event(webhook, delivery, at);
        if (request is null)
        {
            var remedy = webhook.Chat is null ? "the key of its secret is not in the settings any more; rotate the secret" : "the key of its address is not in the settings any more; put the address again";
            return (new DeliveryAttempt(at, null, $"not sent: {remedy}", 0), null);
        }

        var started = Stopwatch.GetTimestamp();
        var answer = await client.SendAsync(request, readBody: false, cancellationToken);
        var took = (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return (new DeliveryAttempt(at, answer.Status, answer.Failure ?? $"answered {answer.Status}", took), answer.RetryAfter);
    }

    // Null where it can't be signed.
    private HttpRequestMessage? Event(Webhook webhook, WebhookDelivery delivery, DateTimeOffset at)
    {
        var signature = secrets.Sign(webhook, delivery.EventId, at, delivery.Body);
        if (signature.Length == 0)
        {
            return null;
        }

        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(delivery.Body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(CloudEventJson.ContentType);
        request.Headers.Add("webhook-id", delivery.EventId);
        request.Headers.Add("webhook-timestamp", at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", signature);
        return request;
    }

    // Null where its address can't be read.
    private HttpRequestMessage? Message(Webhook channel, ChatKind kind, WebhookDelivery delivery, DateTimeOffset at) => addresses.Open(channel) is { } address
        ? new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(ChatMessage.Write(kind, ChatNote.Read(delivery.Body), at), Encoding.UTF8, MediaTypeNames.Application.Json) }
        : null;
}
