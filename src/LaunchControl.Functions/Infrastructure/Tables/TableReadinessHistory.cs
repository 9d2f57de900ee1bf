using Azure.Data.Tables;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>A row a day in the launch's partition.</summary>
public sealed class TableReadinessHistory(LaunchControlTables tables) : IReadinessHistory
{
    public async Task<IReadOnlyList<ReadinessPoint>> ReadAsync(string launchId, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {launchId} and RowKey ge {TableKeys.ReadinessPrefix} and RowKey lt {TableKeys.ReadinessEnd}");
        List<ReadinessPoint> points = [];
        await foreach (var row in tables.Launches.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            points.Add(row.Read<ReadinessPoint>());
        }

        return points;
    }
}
