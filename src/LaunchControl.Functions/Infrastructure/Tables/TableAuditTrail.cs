using Azure.Data.Tables;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>The audit entries of a launch's partition.</summary>
public sealed class TableAuditTrail(LaunchControlTables tables) : IAuditTrail
{
    public async Task<IReadOnlyList<AuditEntry>> ReadAsync(string launchId, int afterSequence, int limit, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {launchId} and RowKey gt {TableKeys.Audit(afterSequence)} and RowKey le {TableKeys.AuditTo}");
        List<AuditEntry> entries = [];
        await foreach (var row in tables.Launches.QueryAsync<TableEntity>(filter, maxPerPage: Math.Min(limit, 1000), cancellationToken: cancellationToken))
        {
            entries.Add(row.Read<AuditEntry>());
            if (entries.Count == limit)
            {
                break;
            }
        }

        return entries;
    }
}
