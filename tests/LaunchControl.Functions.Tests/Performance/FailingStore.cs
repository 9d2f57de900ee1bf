using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Tests.Performance;

/// <summary>Fails once as snapshots are stored: before, or when it has been done.</summary>
internal sealed class FailingStore(ILaunchStore store) : ILaunchStore
{
    public bool FailsBefore { get; set; }

    public bool FailsAfter { get; set; }

    public async Task<CommitResult> CommitAsync(StoredLaunch? read, Decision decision, IReadOnlyList<string> commandIds, CancellationToken cancellationToken)
    {
        if (decision.Snapshots.Count > 0 && FailsBefore)
        {
            FailsBefore = false;
            throw new IOException("It went down before it had stored anything.");
        }

        var result = await store.CommitAsync(read, decision, commandIds, cancellationToken);
        if (decision.Snapshots.Count > 0 && FailsAfter)
        {
            FailsAfter = false;
            throw new IOException("It went down when it had stored everything.");
        }

        return result;
    }

    public Task<StoredLaunch?> ReadAsync(string launchId, CancellationToken cancellationToken) => store.ReadAsync(launchId, cancellationToken);

    public Task<bool> HasCommittedAsync(string launchId, string commandId, CancellationToken cancellationToken) => store.HasCommittedAsync(launchId, commandId, cancellationToken);

    public IAsyncEnumerable<string> ListIdsAsync(string? after, CancellationToken cancellationToken) => store.ListIdsAsync(after, cancellationToken);

    public Task SettleAsync(string launchId, OutboxBatch batch, IReadOnlyList<Intent> remaining, CancellationToken cancellationToken) =>
        store.SettleAsync(launchId, batch, remaining, cancellationToken);
}
