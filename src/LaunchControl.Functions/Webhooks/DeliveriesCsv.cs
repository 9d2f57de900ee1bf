using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Webhooks;

/// <summary>Deliveries as CSV, each with its last attempt.</summary>
internal static class DeliveriesCsv
{
    public static CsvColumns<DeliveryView> Columns { get; } = new(
        ("id", delivery => delivery.Id),
        ("eventId", delivery => delivery.EventId),
        ("eventType", delivery => delivery.EventType),
        ("launchId", delivery => delivery.LaunchId),
        ("status", delivery => delivery.Status),
        ("createdAt", delivery => delivery.CreatedAt),
        ("nextAttemptAt", delivery => delivery.NextAttemptAt),
        ("givesUpAt", delivery => delivery.GivesUpAt),
        ("endedAt", delivery => delivery.EndedAt),
        ("attempts", delivery => delivery.Attempts.Count),
        ("lastAttemptAt", delivery => Last(delivery)?.At),
        ("lastStatus", delivery => Last(delivery)?.Status),
        ("lastOutcome", delivery => Last(delivery)?.Outcome));

    private static DeliveryAttempt? Last(DeliveryView delivery) => delivery.Attempts is [.., var last] ? last : null;
}
