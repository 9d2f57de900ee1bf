using System.Text.Json;
using Azure.Data.Tables;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Launches;
using LaunchControl.Drivers;
using LaunchControl.Functions.Infrastructure.Tables;
using Microsoft.Extensions.Options;

namespace LaunchControl.Chaos.Checks;

/// <summary>Reads what is stored, past the application.</summary>
public sealed class StoredLaunches(string tablePrefix)
{
    private readonly LaunchControlTables _tables = new(new TableServiceClient(Azurite.ConnectionString), Options.Create(new TablesOptions { Prefix = tablePrefix }));

    public async Task<Launch?> ReadAsync(string launchId) => (await new TableLaunchStore(_tables).ReadAsync(launchId, CancellationToken.None))?.Launch;

    public Task<IReadOnlyList<AuditEntry>> TrailAsync(string launchId) => new TableAuditTrail(_tables).ReadAsync(launchId, 0, int.MaxValue, CancellationToken.None);

    /// <summary>Every launch in the table, so also one that nobody knows of.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync()
    {
        List<string> ids = [];
        await foreach (var row in _tables.Launches.QueryAsync<TableEntity>(row => row.RowKey == "launch", select: ["PartitionKey"]))
        {
            ids.Add(row.PartitionKey);
        }

        return ids;
    }

    /// <summary>What is stored is what the trail adds up to; links are secrets, and in no trail.</summary>
    public static bool IsToldBy(Launch launch, IReadOnlyList<AuditEntry> trail)
    {
        var expected = launch with
        {
            Gates = [.. launch.Gates.Select(gate => gate with { Approvers = [.. gate.Approvers.Select(approver => approver with { LinkNonce = null })] })],
        };
        return JsonSerializer.Serialize(expected, LaunchJson.Options) == JsonSerializer.Serialize(LaunchFold.Of(trail), LaunchJson.Options);
    }
}
