using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Upkeep;

namespace LaunchControl.Functions.Tests.Growth;

/// <summary>An index whose rows are all over a minute old, although the service stamped them just now: readers read the last minute again each time.</summary>
internal sealed class AgedIndex(ILaunchIndex index) : ILaunchIndex
{
    public IAsyncEnumerable<IndexedLaunch> ListAsync(DateTimeOffset? storedSince, CancellationToken cancellationToken) =>
        index.ListAsync(storedSince?.AddSeconds(61), cancellationToken);

    public Task UpsertAsync(LaunchSummary summary, LaunchUpkeep upkeep, LaunchFootprint footprint, CancellationToken cancellationToken) =>
        index.UpsertAsync(summary, upkeep, footprint, cancellationToken);

    public Task ProbeAsync(CancellationToken cancellationToken) => index.ProbeAsync(cancellationToken);

    public IAsyncEnumerable<LaunchUpkeep> ListDueAsync(DateTimeOffset by, CancellationToken cancellationToken) => index.ListDueAsync(by, cancellationToken);

    public IAsyncEnumerable<LaunchUpkeep> ListActiveAsync(DateTimeOffset asOf, CancellationToken cancellationToken) => index.ListActiveAsync(asOf, cancellationToken);

    public IAsyncEnumerable<LaunchFootprint> ListFootprintsAsync(CancellationToken cancellationToken) => index.ListFootprintsAsync(cancellationToken);

    public IAsyncEnumerable<string> ListOfPersonAsync(string person, CancellationToken cancellationToken) => index.ListOfPersonAsync(person, cancellationToken);

    public IAsyncEnumerable<string> ListOfPersonAsync(string person, DateTimeOffset overSince, CancellationToken cancellationToken) =>
        index.ListOfPersonAsync(person, overSince, cancellationToken);

    public IAsyncEnumerable<AttentionCandidate> ListAskingAsync(CancellationToken cancellationToken) => index.ListAskingAsync(cancellationToken);

    public Task NoteWokenAsync(LaunchUpkeep upkeep, DateTimeOffset at, CancellationToken cancellationToken) => index.NoteWokenAsync(upkeep, at, cancellationToken);
}
