using LaunchControl.Core.Webhooks;

namespace LaunchControl.Core.Ports;

/// <summary>Keeps webhooks.</summary>
public interface IWebhooks
{
    /// <summary>All of them, by id.</summary>
    Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Null for an unknown id; one that no webhook can have is unknown, not an error.</summary>
    Task<StoredWebhook?> FindAsync(string id, CancellationToken cancellationToken);

    Task AddAsync(Webhook webhook, CancellationToken cancellationToken);

    /// <returns>False where somebody else changed or removed it first; nothing changed.</returns>
    Task<bool> ReplaceAsync(StoredWebhook read, Webhook next, CancellationToken cancellationToken);

    /// <returns>False where there was none.</returns>
    Task<bool> RemoveAsync(string id, CancellationToken cancellationToken);
}
