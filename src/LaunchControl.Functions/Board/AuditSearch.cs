using LaunchControl.Core.Auditing;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Board;

/// <summary>Finds a part of a launch's audit trail by sequence number, in either direction.</summary>
public sealed class AuditSearch(IAuditTrail trail)
{
    private const int PageSize = 50;

    // A filter that takes little must not make one request read the whole trail.
    private const int Window = 200;
    private const int MostReads = 5;

    /// <summary>At most 50 entries, newest first. With a filter it may be fewer while there is more: after 1,000 entries the search goes on with the next part.</summary>
    public Task<AuditPart> ReadAsync(Launch launch, AuditFilter filter, CancellationToken cancellationToken) =>
        filter.After is { } after ? ReadNewerAsync(launch, filter, after, cancellationToken) : ReadOlderAsync(launch, filter, filter.Before ?? int.MaxValue, cancellationToken);

    private async Task<AuditPart> ReadOlderAsync(Launch launch, AuditFilter filter, int before, CancellationToken cancellationToken)
    {
        var top = Math.Min(before, launch.AuditSequence + 1);
        var (end, found) = (top, new List<AuditEntry>());
        for (var reads = 0; end > 1 && found.Count < PageSize && reads < MostReads; reads++)
        {
            var start = Math.Max(0, end - 1 - WindowOf(filter));
            var part = await trail.ReadAsync(launch.Id, start, end - 1 - start, cancellationToken);
            found.AddRange(part.Reverse().Where(filter.Takes));
            end = start + 1;
        }

        if (found.Count > PageSize)
        {
            found.RemoveRange(PageSize, found.Count - PageSize);
            end = found[^1].Sequence;
        }

        return new AuditPart(found, end > 1 ? end : null, top <= launch.AuditSequence ? top - 1 : null);
    }

    private async Task<AuditPart> ReadNewerAsync(Launch launch, AuditFilter filter, int after, CancellationToken cancellationToken)
    {
        var (start, found) = (after, new List<AuditEntry>());
        for (var reads = 0; start < launch.AuditSequence && found.Count < PageSize && reads < MostReads; reads++)
        {
            var part = await trail.ReadAsync(launch.Id, start, WindowOf(filter), cancellationToken);
            found.AddRange(part.Where(filter.Takes));
            start = part.Count > 0 ? part[^1].Sequence : launch.AuditSequence;
        }

        if (found.Count > PageSize)
        {
            found.RemoveRange(PageSize, found.Count - PageSize);
            start = found[^1].Sequence;
        }

        found.Reverse();
        return new AuditPart(found, after > 0 ? (int)Math.Min(int.MaxValue, after + 1L) : null, start < launch.AuditSequence ? start : null);
    }

    private static int WindowOf(AuditFilter filter) => filter.IsEmpty ? PageSize : Window;
}
