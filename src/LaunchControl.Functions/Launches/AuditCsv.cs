using LaunchControl.Core.Auditing;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Launches;

/// <summary>The audit trail as a table: all of it, oldest first.</summary>
public sealed class AuditCsv(IAuditTrail trail)
{
    private const int PageSize = 200;

    private static readonly string[] Heading =
        ["sequence", "at", "actor", "channel", "action", "subject", "summary", "oldValue", "newValue", "reason", "traceId", "hash", "previousHash"];

    /// <summary>Writes every entry up to the newest that the launch knows of, however many they are.</summary>
    public async Task WriteAsync(Launch launch, CsvTable table, CancellationToken cancellationToken)
    {
        await table.WriteAsync(Heading, cancellationToken);
        for (var after = 0; after < launch.AuditSequence;)
        {
            var page = await trail.ReadAsync(launch.Id, after, Math.Min(PageSize, launch.AuditSequence - after), cancellationToken);
            foreach (var entry in page)
            {
                await table.WriteAsync(Row(entry), cancellationToken);
            }

            after = page.Count == 0 ? launch.AuditSequence : page[^1].Sequence;
        }
    }

    private static object?[] Row(AuditEntry entry) =>
    [
        entry.Sequence, entry.At, entry.Actor, entry.Channel, entry.Action, entry.Subject, entry.Summary, entry.OldValue, entry.NewValue, entry.Reason,
        entry.TraceId, entry.Hash, entry.PreviousHash,
    ];
}
