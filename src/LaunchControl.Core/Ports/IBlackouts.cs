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

    /// <summary>Notes that launches are to be told of a change; before <see cref="AddAsync"/>, so that a crash is noticed.</summary>
    /// <returns>Another value for every announcement.</returns>
    Task<string> AnnounceAsync(CancellationToken cancellationToken);

    /// <summary>The last announcement that not all launches were told of, as far as known; null for none.</summary>
    Task<string?> FindAnnouncedAsync(CancellationToken cancellationToken);

    /// <summary>The launches know; nothing happens where another change was announced since.</summary>
    Task ForgetAsync(string announced, CancellationToken cancellationToken);

    /// <summary>Newest first; at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<BlackoutChange>> ReadChangesAsync(int limit, CancellationToken cancellationToken);
}
