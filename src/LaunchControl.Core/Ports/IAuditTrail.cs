using LaunchControl.Core.Auditing;

namespace LaunchControl.Core.Ports;

/// <summary>Reads what happened to a launch.</summary>
public interface IAuditTrail
{
    /// <summary>Entries after a sequence number, oldest first, at most <paramref name="limit"/>, each with the hash of its text as stored.</summary>
    Task<IReadOnlyList<AuditEntry>> ReadAsync(string launchId, int afterSequence, int limit, CancellationToken cancellationToken);

    /// <summary>Every row of the trail as it is stored, in the order of keys, without judging any. A few at a time, however long the trail is.</summary>
    /// <param name="afterSequence">Leaves out the rows up to this one; 0 for none.</param>
    IAsyncEnumerable<AuditLine> ReadLinesAsync(string launchId, int afterSequence, CancellationToken cancellationToken);
}
