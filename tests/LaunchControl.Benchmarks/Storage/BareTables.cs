using Azure.Data.Tables;
using LaunchControl.Drivers;

namespace LaunchControl.Benchmarks.Storage;

/// <summary>Tables without the system above them.</summary>
internal static class BareTables
{
    /// <summary>What asks for all rows of a launch's state.</summary>
    public static string StateOf(string launchId) =>
        TableClient.CreateQueryFilter($"PartitionKey eq {launchId} and RowKey ge {"launch"} and RowKey le {"outbox|~"}");

    public static string NewName() => $"b{Guid.NewGuid():N}";

    public static async Task<TableClient> CreateAsync(TableServiceClient service)
    {
        var table = service.GetTableClient(NewName());
        await table.CreateAsync();
        return table;
    }

    /// <summary>A row as it was written: without what the service added.</summary>
    public static TableEntity Written(TableEntity row, string? partition = null, string? key = null)
    {
        var written = new TableEntity(partition ?? row.PartitionKey, key ?? row.RowKey);
        foreach (var (name, value) in row.Where(property => property.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag")))
        {
            written[name] = value;
        }

        return written;
    }

    public static async Task<IReadOnlyList<TableEntity>> ReadAsync(TableClient table, string? filter = null)
    {
        List<TableEntity> rows = [];
        await foreach (var row in table.QueryAsync<TableEntity>(filter))
        {
            rows.Add(row);
        }

        return rows;
    }

    public static async Task DropAsync(string prefix)
    {
        var service = new TableServiceClient(Azurite.ConnectionString);
        List<string> names = [];
        await foreach (var table in service.QueryAsync())
        {
            names.Add(table.Name);
        }

        foreach (var name in names.Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            await service.DeleteTableAsync(name);
        }
    }
}
