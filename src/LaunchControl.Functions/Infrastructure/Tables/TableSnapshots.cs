using Azure.Data.Tables;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>The snapshots of a launch's partition: those of one metric over a time are one range.</summary>
public sealed class TableSnapshots(LaunchControlTables tables) : ISnapshots
{
    public async Task<IReadOnlyList<MetricSnapshot>> ReadAsync(
        string launchId, string? metric, DateTimeOffset? from, DateTimeOffset? to, CancellationToken cancellationToken)
    {
        if (metric is not null && !MetricContractRules.IsId(metric))
        {
            return [];
        }

        var (first, end) = TableKeys.SnapshotsOf(metric);
        first = metric is not null && from is { } start ? TableKeys.SnapshotsFrom(metric, start) : first;
        end = metric is not null && to is { } stop ? TableKeys.SnapshotsFrom(metric, stop) : end;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {launchId} and RowKey ge {first} and RowKey lt {end}");
        List<MetricSnapshot> snapshots = [];
        await foreach (var row in tables.Launches.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            snapshots.Add(row.Read<MetricSnapshot>());
        }

        return [.. snapshots.Where(snapshot => !(snapshot.DueAt < from) && !(snapshot.DueAt >= to))];
    }
}
