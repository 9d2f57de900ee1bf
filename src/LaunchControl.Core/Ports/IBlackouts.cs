using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Ports;

/// <summary>The organisation's blackout windows and holidays: one document, of which every version is kept.</summary>
public interface IBlackouts
{
    Task<StoredBlackouts> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Whether a document is small enough to be stored.</summary>
    bool Fits(BlackoutCalendar calendar);

    /// <summary>Stores the next version. Exactly one of many concurrent additions of a version wins.</summary>
    /// <returns>False where the version exists already; nothing changed.</returns>
    Task<bool> AddAsync(StoredBlackouts next, CancellationToken cancellationToken);

    /// <summary>Newest first; at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<BlackoutChange>> ReadChangesAsync(int limit, CancellationToken cancellationToken);
}
