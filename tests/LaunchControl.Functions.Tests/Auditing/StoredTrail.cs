using Azure;
using Azure.Data.Tables;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Ports;
using LaunchControl.Drivers;
using LaunchControl.Functions.Dossiers;
using LaunchControl.Functions.Infrastructure.Tables;
using Microsoft.Extensions.DependencyInjection;

namespace LaunchControl.Functions.Tests.Auditing;

/// <summary>The stored rows of one launch, for somebody with the right to write them, and what the verification says of them.</summary>
internal sealed class StoredTrail(RunningHost host, string launchId)
{
    private readonly TableClient _rows = host.App.Services.GetRequiredService<LaunchControlTables>().Launches;
    private readonly ILaunchStore _store = host.App.Services.GetRequiredService<ILaunchStore>();
    private readonly TrailVerifier _verifier = host.App.Services.GetRequiredService<TrailVerifier>();

    /// <summary>Audit rows, oldest first.</summary>
    public async Task<IReadOnlyList<TableEntity>> ReadAsync()
    {
        List<TableEntity> rows = [];
        await foreach (var row in _rows.QueryAsync<TableEntity>(row => row.PartitionKey == launchId))
        {
            if (row.RowKey.StartsWith(TableKeys.AuditPrefix, StringComparison.Ordinal))
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    public async Task<TableEntity> LaunchRowAsync() => await _rows.GetEntityAsync<TableEntity>(launchId, TableKeys.Launch);

    public async Task<TrailVerdict> VerifyAsync() => await _verifier.VerifyAsync((await _store.ReadAsync(launchId, default))!, default);

    public Task PutAsync(TableEntity row) => _rows.UpsertEntityAsync(row, TableUpdateMode.Replace);

    public Task DeleteAsync(TableEntity row) => _rows.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All);

    /// <summary>A copy with one column changed.</summary>
    public static TableEntity With(TableEntity row, string column, object? value)
    {
        var copy = Moved(row, row.RowKey);
        copy[column] = value;
        return copy;
    }

    /// <summary>A copy under another key.</summary>
    public static TableEntity Moved(TableEntity row, string rowKey)
    {
        var copy = new TableEntity(row.PartitionKey, rowKey);
        foreach (var (column, value) in row.Where(column => column.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag")))
        {
            copy[column] = value;
        }

        return copy;
    }

    /// <summary>Changes rows, verifies, and puts them back as they were.</summary>
    public async Task<ChainBreak?> TamperAsync(Func<Task> tamper, params IReadOnlyList<TableEntity> changed)
    {
        await tamper();
        var verdict = await VerifyAsync();
        foreach (var row in changed)
        {
            await PutAsync(Moved(row, row.RowKey));
        }

        return verdict.Break;
    }
}
