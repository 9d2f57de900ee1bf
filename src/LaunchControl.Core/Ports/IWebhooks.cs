using LaunchControl.Core.Webhooks;

namespace LaunchControl.Core.Ports;

/// <summary>Keeps webhooks, chat channels among them.</summary>
public interface IWebhooks
{
    /// <summary>All of them, by id.</summary>
    Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Null for an unknown id; one that no webhook can have is unknown, not an error.</summary>
    Task<StoredWebhook?> FindAsync(string id, CancellationToken cancellationToken);

    /// <returns>False where there is one with this id; nothing changed.</returns>
    Task<bool> AddAsync(Webhook webhook, CancellationToken cancellationToken);

    /// <returns>False where somebody else changed or removed it first; nothing changed.</returns>
    Task<bool> ReplaceAsync(StoredWebhook read, Webhook next, CancellationToken cancellationToken);

    /// <summary>Ends a webhook: from then on it is among the removed, and nowhere else.</summary>
    /// <param name="last">What is kept of it, in place of what was kept of an earlier one with its id.</param>
    /// <returns>False where somebody else changed or removed it first; nothing changed.</returns>
    Task<bool> RemoveAsync(StoredWebhook read, Webhook last, CancellationToken cancellationToken);

    /// <summary>Those that were removed, by id.</summary>
    Task<IReadOnlyList<Webhook>> ListRemovedAsync(CancellationToken cancellationToken);
}
