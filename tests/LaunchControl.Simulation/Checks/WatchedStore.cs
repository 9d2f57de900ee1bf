using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Ports;
using LaunchControl.Simulation.Faults;

namespace LaunchControl.Simulation.Checks;

/// <summary>The real store; says which decision a transaction carries, so that it can be judged at the moment at which it is stored.</summary>
internal sealed class WatchedStore(ILaunchStore inner, FaultPlan faults) : ILaunchStore
{
    public Task<StoredLaunch?> ReadAsync(string launchId, CancellationToken cancellationToken) => inner.ReadAsync(launchId, cancellationToken);

    public async Task<CommitResult> CommitAsync(StoredLaunch? read, Decision decision, IReadOnlyList<string> commandIds, CancellationToken cancellationToken)
    {
        CommitAttempt.Current = new CommitAttempt(read, decision, commandIds);
        var result = await inner.CommitAsync(read, decision, commandIds, cancellationToken);
        if (result is CommitResult.Conflict or CommitResult.Duplicate)
        {
            faults.Note(result == CommitResult.Conflict ? FaultKind.Conflict : FaultKind.Duplicate);
        }

        else if (commandIds.Count > 1)
        {
            faults.Note(FaultKind.StoredTogether);
        }

        return result;
    }

    public Task<bool> HasCommittedAsync(string launchId, string commandId, CancellationToken cancellationToken) =>
        inner.HasCommittedAsync(launchId, commandId, cancellationToken);

    public IAsyncEnumerable<string> ListIdsAsync(string? after, CancellationToken cancellationToken) => inner.ListIdsAsync(after, cancellationToken);

    public Task SettleAsync(string launchId, OutboxBatch batch, IReadOnlyList<Intent> remaining, CancellationToken cancellationToken) =>
        inner.SettleAsync(launchId, batch, remaining, cancellationToken);
}
