using LaunchControl.Core.Webhooks;

namespace LaunchControl.Core.Ports;

/// <summary>Keeps deliveries, and which of them somebody has to look at when.</summary>
public interface IWebhookDeliveries
{
    /// <returns>False where it is there already; nothing changed.</returns>
    Task<bool> AddAsync(WebhookDelivery delivery, CancellationToken cancellationToken);

    Task<StoredDelivery?> FindAsync(string webhookId, string id, CancellationToken cancellationToken);

    /// <returns>False where somebody else changed it first; nothing changed.</returns>
    Task<bool> ReplaceAsync(StoredDelivery read, WebhookDelivery next, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    /// <param name="status">Null for all.</param>
    Task<DeliveryPage> ListAsync(string webhookId, DeliveryStatus? status, int pageSize, string? continuationToken, CancellationToken cancellationToken);

    /// <summary>Forgets deliveries that ended before an instant. Reads the whole store: for rare use.</summary>
    /// <returns>How many.</returns>
    Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Sets when to look; an earlier setting for the same is replaced.</summary>
    Task WakeAsync(WebhookWake wake, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The first webhook, in the order of ids, of which something is to be looked at by now; null where there is none.</summary>
    /// <param name="after">Only webhooks behind this one; null for all.</param>
    Task<string?> NextWaitingAsync(string? after, DateTimeOffset by, CancellationToken cancellationToken);

    /// <summary>What of one webhook is to be looked at by now, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<WebhookWake>> ListWakesAsync(string webhookId, DateTimeOffset by, int limit, CancellationToken cancellationToken);

    /// <summary>One that is not there counts as success.</summary>
    Task StrikeAsync(WebhookWake wake, CancellationToken cancellationToken);
}
