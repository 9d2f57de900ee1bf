namespace LaunchControl.Core.Webhooks;

/// <summary>Says that something of a webhook is to be looked at; it carries nothing else.</summary>
/// <param name="DeliveryId">The delivery to look at; null for the webhook itself, whose contact may have to be told something.</param>
public sealed record WebhookWake(string WebhookId, string? DeliveryId);
