using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Ports;

/// <summary>Keeps launches: rows are the truth.</summary>
public interface ILaunchStore
{
    /// <summary>The launch as stored, or null for an unknown id.</summary>
    Task<StoredLaunch?> ReadAsync(string launchId, CancellationToken cancellationToken);

    /// <summary>Stores a new launch as one transaction.</summary>
    /// <returns><see cref="CommitResult.Conflict"/> when the id is taken.</returns>
    Task<CommitResult> CreateAsync(Decision decision, string commandId, CancellationToken cancellationToken);

    /// <summary>Stores a decision as one transaction: changed rows, audit entries, intents and the mark that the command was carried out.</summary>
    /// <param name="read">The state that the decision was made on; anything stored since then is a conflict.</param>
    Task<CommitResult> CommitAsync(StoredLaunch read, Decision decision, string commandId, CancellationToken cancellationToken);

    /// <summary>Intents not yet carried out, oldest first.</summary>
    Task<IReadOnlyList<PendingIntent>> ReadPendingAsync(string launchId, CancellationToken cancellationToken);

    /// <summary>Forgets intents that were carried out. Unknown ones are ignored.</summary>
    Task RemovePendingAsync(string launchId, IReadOnlyList<PendingIntent> done, CancellationToken cancellationToken);
}
