using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>A row a command, in one partition that is empty most of the time.</summary>
public sealed class TableOutboxBacklog(LaunchControlTables tables, TimeProvider time) : IOutboxBacklog
{
    private const string Since = "Since";

    public async Task AddAsync(BacklogEntry entry, CancellationToken cancellationToken) =>
        await tables.OutboxBacklog.UpsertEntityAsync(
            new TableEntity(TableKeys.BacklogPartition, TableKeys.Backlog(entry)) { [Since] = time.GetUtcNow() }.Write(entry),
            TableUpdateMode.Replace,
            cancellationToken);

    public async Task RemoveAsync(BacklogEntry entry, CancellationToken cancellationToken) =>
        await tables.OutboxBacklog.DeleteEntityAsync(TableKeys.BacklogPartition, TableKeys.Backlog(entry), cancellationToken: cancellationToken);

    public async IAsyncEnumerable<BacklogEntry> ListAsync(TimeSpan age, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var latest = time.GetUtcNow() - age;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.BacklogPartition} and Since le {latest}");
        await foreach (var row in tables.OutboxBacklog.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return row.Read<BacklogEntry>();
        }
    }
}
