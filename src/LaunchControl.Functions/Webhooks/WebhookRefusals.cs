using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.Webhooks;

/// <summary>Why something is not done with a webhook.</summary>
internal static class WebhookRefusals
{
    public static Refusal Unknown(string webhookId) =>
        new(RefusalKind.NotFound, "webhook-not-found", $"There is no webhook '{webhookId}'. GET /api/webhooks lists them.");

    public static Refusal UnknownDelivery(string deliveryId) =>
        new(RefusalKind.NotFound, "delivery-not-found", $"There is no delivery '{deliveryId}': deliveries are kept for a month after they end. List them with GET .../deliveries.");

    public static Refusal Disabled { get; } =
        new(RefusalKind.Conflict, "webhook-disabled", "The webhook is disabled. Enable it first: POST .../enable.");

    public static Refusal TooMany(int most) =>
        new(RefusalKind.Conflict, "too-many-webhooks", $"There are {most} webhooks already. Delete one that is not needed, or subscribe to topic launch-events instead.");

    public static Refusal Busy { get; } =
        new(RefusalKind.Conflict, "webhook-busy", "Others changed the webhook at the same time. Look at it, then try again.");
}
