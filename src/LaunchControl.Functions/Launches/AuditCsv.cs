using LaunchControl.Core.Auditing;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Launches;

/// <summary>The audit trail as a table: all of it, oldest first.</summary>
public sealed class AuditCsv(IAuditTrail trail)
{
    private static readonly string[] Heading =
        ["sequence", "at", "actor", "channel", "action", "subject", "summary", "oldValue", "newValue", "reason", "traceId", "hash", "previousHash", "onBehalfOf"];

    /// <summary>Writes every entry up to the newest that the launch knows of, however many they are.</summary>
    public async Task WriteAsync(Launch launch, CsvTable table, CancellationToken cancellationToken)
    {
        await table.WriteAsync(Heading, cancellationToken);
        await foreach (var line in trail.ReadLinesAsync(launch.Id, 0, cancellationToken))
        {
            if (line.Sequence > launch.AuditSequence)
            {
                break;
            }

            await table.WriteAsync(AuditChain.TryRead(line.Text) is { } entry ? Row(entry) : Unreadable(line), cancellationToken);
        }
    }

    private static object?[] Unreadable(AuditLine line) =>
        [line.Sequence, null, null, null, null, null, "This entry can't be read: GET .../dossier/verify says why.", null, null, null, null, line.Hash, null, null];

    private static object?[] Row(AuditEntry entry) =>
    [
        entry.Sequence, entry.At, entry.Actor, entry.Channel, entry.Action, entry.Subject, entry.Summary, entry.OldValue, entry.NewValue, entry.Reason,
        entry.TraceId, entry.Hash, entry.PreviousHash, entry.OnBehalfOf,
    ];
}
