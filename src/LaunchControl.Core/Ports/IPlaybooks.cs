using LaunchControl.Core.Playbooks;

namespace LaunchControl.Core.Ports;

/// <summary>Every version of every playbook: those that were put, and those of the library. A version never changes once stored.</summary>
/// <remarks>
/// The latest version is the newest that was put. Where none was, it is the library's, so that a release brings new content to everybody who changed nothing.
/// Ids that no playbook can have are unknown, not errors.
/// </remarks>
public interface IPlaybooks
{
    Task<PlaybookHead> FindHeadAsync(string id, CancellationToken cancellationToken);

    Task<Playbook?> FindAsync(string id, int version, CancellationToken cancellationToken);

    /// <summary>The latest version of each, by id.</summary>
    Task<IReadOnlyList<PlaybookSummary>> ListLatestAsync(CancellationToken cancellationToken);

    /// <summary>Newest first; empty where there is no such playbook.</summary>
    Task<IReadOnlyList<PlaybookSummary>> ListVersionsAsync(string id, CancellationToken cancellationToken);

    /// <summary>Whether a playbook is small enough to be stored.</summary>
    bool Fits(Playbook playbook);

    /// <summary>Stores a version, and who made it when. Exactly one of many concurrent additions of a version wins.</summary>
    /// <returns>False where the version exists already; nothing changed.</returns>
    Task<bool> AddAsync(Playbook playbook, string by, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Keeps a version of the library, so that it outlives later releases. Safe to repeat.</summary>
    Task EnsureStoredAsync(Playbook playbook, CancellationToken cancellationToken);
}
