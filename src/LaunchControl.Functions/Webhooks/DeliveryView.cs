using LaunchControl.Core.Webhooks;

namespace LaunchControl.Functions.Webhooks;

/// <summary>A delivery as the API shows it.</summary>
/// <param name="EventId">What the receiver gets as <c>webhook-id</c>.</param>
/// <param name="GivesUpAt">When it is given up at the latest; null once it ended.</param>
public sealed record DeliveryView(
    string Id,
    string EventId,
    string EventType,
    string? LaunchId,
    DeliveryStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NextAttemptAt,
    DateTimeOffset? GivesUpAt,
    DateTimeOffset? EndedAt,
    IReadOnlyList<DeliveryAttempt> Attempts)
{
    public static DeliveryView Of(WebhookDelivery delivery) => new(
        delivery.Id, delivery.EventId, delivery.EventType, delivery.LaunchId, delivery.Status, delivery.CreatedAt, delivery.NextAttemptAt,
        delivery.Status == DeliveryStatus.Pending ? delivery.GivesUpAt : null, delivery.EndedAt, delivery.Attempts);
}
