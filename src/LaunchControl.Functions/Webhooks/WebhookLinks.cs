using LaunchControl.Core.Webhooks;

namespace LaunchControl.Functions.Webhooks;

/// <summary>Absolute addresses that belong to a webhook.</summary>
public sealed record WebhookLinks(Uri Self, Uri Deliveries)
{
    public static WebhookLinks Of(Webhook webhook, Uri site) =>
        new(new Uri(site, $"api/webhooks/{webhook.Id}"), new Uri(site, $"api/webhooks/{webhook.Id}/deliveries"));
}
