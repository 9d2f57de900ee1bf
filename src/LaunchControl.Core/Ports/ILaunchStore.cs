using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;

namespace LaunchControl.Core.Ports;

/// <summary>Keeps launches: rows are the truth.</summary>
public interface ILaunchStore
{
    /// <summary>The launch as stored, or null for an unknown id.</summary>
    Task<StoredLaunch?> ReadAsync(string launchId, CancellationToken cancellationToken);

    /// <summary>Stores a decision as one transaction: changed rows, audit entries, intents and the mark that the command was carried out.</summary>
    /// <param name="read">The state that the decision was made on, or null for a new launch; anything stored since then is a conflict.</param>
    /// <param name="commandIds">The commands that the decision carries out. A second commit under any of these ids is a <see cref="CommitResult.Duplicate"/>.</param>
    Task<CommitResult> CommitAsync(StoredLaunch? read, Decision decision, IReadOnlyList<string> commandIds, CancellationToken cancellationToken);

    /// <summary>Whether a decision was stored under this command id.</summary>
    Task<bool> HasCommittedAsync(string launchId, string commandId, CancellationToken cancellationToken);

    /// <summary>Ids of all launches, in ordinal order, after one of them. Reads the whole store: for rare use.</summary>
    IAsyncEnumerable<string> ListIdsAsync(string? after, CancellationToken cancellationToken);

    /// <summary>Forgets the intents of a batch that were carried out; keeps those that <paramref name="remaining"/> names.</summary>
    Task SettleAsync(string launchId, OutboxBatch batch, IReadOnlyList<Intent> remaining, CancellationToken cancellationToken);
}
