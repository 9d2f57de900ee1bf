using System.Net;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>A row a command, in one partition that is empty most of the time.</summary>
public sealed class TableOutboxBacklog(LaunchControlTables tables, TimeProvider time) : IOutboxBacklog
{
    private const string Since = "Since";
    private const string NotBefore = "NotBefore";
    private const string Attempts = "Attempts";

    public async Task AddAsync(BacklogEntry entry, CancellationToken cancellationToken)
    {
        // What is there already keeps its age and its attempts.
        var row = Row(entry);
        row[Since] = row[NotBefore] = time.GetUtcNow();
        try
        {
            await tables.OutboxBacklog.AddEntityAsync(row.Write(entry), cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == (int)HttpStatusCode.Conflict)
        {
            // Announced before.
        }
    }

    public async Task RemoveAsync(BacklogEntry entry, CancellationToken cancellationToken) =>
        await tables.OutboxBacklog.DeleteEntityAsync(TableKeys.BacklogPartition, TableKeys.Backlog(entry), cancellationToken: cancellationToken);

    public async IAsyncEnumerable<BacklogItem> ListAsync(TimeSpan age, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.BacklogPartition} and Since le {now - age} and NotBefore le {now}");
        await foreach (var row in tables.OutboxBacklog.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return new BacklogItem(row.Read<BacklogEntry>(), row.GetDateTimeOffset(Since) ?? now, row.GetInt32(Attempts) ?? 0);
        }
    }

    public async Task<bool> IsOlderThanAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.BacklogPartition} and Since le {time.GetUtcNow() - age}");
        await foreach (var _ in tables.OutboxBacklog.QueryAsync<TableEntity>(filter, maxPerPage: 1, select: ["RowKey"], cancellationToken: cancellationToken))
        {
            return true;
        }

        return false;
    }

    public async Task PutOffAsync(BacklogItem item, TimeSpan wait, CancellationToken cancellationToken)
    {
        var row = Row(item.Entry);
        row[NotBefore] = time.GetUtcNow() + wait;
        row[Attempts] = item.Attempts + 1;
        try
        {
            await tables.OutboxBacklog.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Merge, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == (int)HttpStatusCode.NotFound)
        {
            // Somebody else carried it out.
        }
    }

    private static TableEntity Row(BacklogEntry entry) => new(TableKeys.BacklogPartition, TableKeys.Backlog(entry));
}
