using LaunchControl.Core.Webhooks;

namespace LaunchControl.Core.Ports;

/// <param name="ContinuationToken">Null on the last page.</param>
public sealed record DeliveryPage(IReadOnlyList<WebhookDelivery> Items, string? ContinuationToken);
