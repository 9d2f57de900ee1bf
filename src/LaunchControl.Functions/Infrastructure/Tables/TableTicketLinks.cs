using Azure.Data.Tables;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>One partition a ticket, one row a launch.</summary>
public sealed class TableTicketLinks(LaunchControlTables tables) : ITicketLinks
{
    public Task AddAsync(string key, string launchId, CancellationToken cancellationToken) =>
        tables.TicketLinks.UpsertEntityAsync(new TableEntity(TableKeys.Ticket(key), launchId), TableUpdateMode.Replace, cancellationToken);

    public async Task<IReadOnlyList<string>> FindAsync(string key, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Ticket(key);
        List<string> launches = [];
        await foreach (var row in tables.TicketLinks.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellationToken))
        {
            launches.Add(row.RowKey);
        }

        return launches;
    }
}
