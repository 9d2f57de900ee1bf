using LaunchControl.Core.Launches;
using LaunchControl.Core.Upkeep;

namespace LaunchControl.Core.Ports;

/// <summary>A row for each launch, so that listing never reads launches. A projection: it may lag, and can be rebuilt.</summary>
public interface ILaunchIndex
{
    Task UpsertAsync(LaunchSummary summary, LaunchUpkeep upkeep, LaunchFootprint footprint, CancellationToken cancellationToken);

    /// <summary>Rows that were stored at or after an instant, by the storage's clock, or all rows; one call for each 1,000 of them.</summary>
    IAsyncEnumerable<IndexedLaunch> ListAsync(DateTimeOffset? storedSince, CancellationToken cancellationToken);

    /// <summary>Reads one row, or finds that there is none: whether the index can be reached.</summary>
    Task ProbeAsync(CancellationToken cancellationToken);

    /// <summary>Launches that an orchestration should have looked at by then.</summary>
    IAsyncEnumerable<LaunchUpkeep> ListDueAsync(DateTimeOffset by, CancellationToken cancellationToken);

    /// <summary>Launches that are not over and whose row is at least as old as <paramref name="asOf"/>.</summary>
    IAsyncEnumerable<LaunchUpkeep> ListActiveAsync(DateTimeOffset asOf, CancellationToken cancellationToken);

    /// <summary>What launches that are not over do to each other; one call for each 1,000 of them.</summary>
    /// <remarks>A launch that has not changed since a release that knew no footprints is missing until it changes, or the index is rebuilt.</remarks>
    IAsyncEnumerable<LaunchFootprint> ListFootprintsAsync(CancellationToken cancellationToken);

    /// <summary>Ids of launches that are not over and in which a person may take part, or stand in for somebody: at least of all that they do.</summary>
    IAsyncEnumerable<string> ListOfPersonAsync(string person, CancellationToken cancellationToken);

    /// <summary>The same, with launches that are over and have changed since an instant: at least all of these.</summary>
    IAsyncEnumerable<string> ListOfPersonAsync(string person, DateTimeOffset overSince, CancellationToken cancellationToken);

    /// <summary>Launches that ask something of somebody.</summary>
    IAsyncEnumerable<AttentionCandidate> ListAskingAsync(CancellationToken cancellationToken);

    /// <summary>Notes that the watchdog woke a launch. The next change of the launch forgets it.</summary>
    Task NoteWokenAsync(LaunchUpkeep upkeep, DateTimeOffset at, CancellationToken cancellationToken);
}
