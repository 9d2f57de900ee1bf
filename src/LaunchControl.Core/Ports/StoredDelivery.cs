using LaunchControl.Core.Webhooks;

namespace LaunchControl.Core.Ports;

/// <param name="Version">Opaque; changes with every change.</param>
public sealed record StoredDelivery(WebhookDelivery Delivery, string Version);
