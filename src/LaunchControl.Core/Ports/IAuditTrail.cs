using LaunchControl.Core.Auditing;

namespace LaunchControl.Core.Ports;

/// <summary>Reads what happened to a launch.</summary>
public interface IAuditTrail
{
    /// <summary>Entries after a sequence number, oldest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<AuditEntry>> ReadAsync(string launchId, int afterSequence, int limit, CancellationToken cancellationToken);
}
