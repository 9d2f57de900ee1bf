using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>The audit entries of a launch's partition.</summary>
public sealed class TableAuditTrail(LaunchControlTables tables) : IAuditTrail
{
    private const int LargestPage = 1000;

    // The first entry alone can have a megabyte.
    private const int LinesAPage = 100;

    public async Task<IReadOnlyList<AuditEntry>> ReadAsync(string launchId, int afterSequence, int limit, CancellationToken cancellationToken)
    {
        List<AuditEntry> entries = [];
        await foreach (var row in QueryAsync(launchId, TableKeys.Audit(afterSequence), Math.Min(limit, LargestPage), cancellationToken))
        {
            entries.Add(AuditRows.ToEntry(row));
            if (entries.Count == limit)
            {
                break;
            }
        }

        return entries;
    }

    public async IAsyncEnumerable<AuditLine> ReadLinesAsync(string launchId, int afterSequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in QueryAsync(launchId, afterSequence <= 0 ? TableKeys.AuditStart : TableKeys.Audit(afterSequence), LinesAPage, cancellationToken))
        {
            yield return AuditRows.ToLine(row);
        }
    }

    private IAsyncEnumerable<TableEntity> QueryAsync(string launchId, string after, int pageSize, CancellationToken cancellationToken) =>
        tables.Launches.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {launchId} and RowKey gt {after} and RowKey lt {TableKeys.AuditEnd}"),
            maxPerPage: pageSize, cancellationToken: cancellationToken);
}
