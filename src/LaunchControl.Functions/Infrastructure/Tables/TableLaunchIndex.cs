using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Upkeep;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>One small row a launch in one partition, newest first.</summary>
public sealed class TableLaunchIndex(LaunchControlTables tables) : ILaunchIndex
{
    public async Task UpsertAsync(LaunchSummary summary, LaunchUpkeep upkeep, LaunchFootprint footprint, CancellationToken cancellationToken)
    {
        var row = new TableEntity(TableKeys.IndexPartition, TableKeys.Index(summary))
        {
            ["Status"] = summary.Status.ToString(),
            ["Tier"] = summary.Tier.ToString(),
            ["Owner"] = summary.Owner,
        };
        await tables.LaunchIndex.UpsertEntityAsync(row.Write(summary).Write(upkeep).Write(footprint), TableUpdateMode.Replace, cancellationToken);
    }

    public async Task<LaunchPage> ListAsync(LaunchFilter filter, int pageSize, string? continuationToken, CancellationToken cancellationToken)
    {
        // One row more than asked tells whether there is a next page; the token names the last row of this one.
        var query = Filter(filter, continuationToken is null ? null : ContinuationToken.Decode(continuationToken));
        List<TableEntity> rows = [];
        await foreach (var row in tables.LaunchIndex.QueryAsync<TableEntity>(query, pageSize + 1, cancellationToken: cancellationToken))
        {
            rows.Add(row);
            if (rows.Count > pageSize)
            {
                break;
            }
        }

        var items = rows.Take(pageSize).ToList();
        return new LaunchPage([.. items.Select(row => row.Read<LaunchSummary>())], rows.Count > pageSize ? ContinuationToken.Encode(items[^1].RowKey) : null);
    }

    public IAsyncEnumerable<LaunchUpkeep> ListDueAsync(DateTimeOffset by, CancellationToken cancellationToken) =>
        ListUpkeepAsync(TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.IndexPartition} and DueAt le {by}"), cancellationToken);

    public IAsyncEnumerable<LaunchUpkeep> ListActiveAsync(DateTimeOffset asOf, CancellationToken cancellationToken) =>
        ListUpkeepAsync(TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.IndexPartition} and IsActive eq true and AsOf le {asOf}"), cancellationToken);

    public async IAsyncEnumerable<LaunchFootprint> ListFootprintsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.IndexPartition} and IsActive eq true");
        await foreach (var row in tables.LaunchIndex.QueryAsync<TableEntity>(filter, select: FootprintRow.Columns, cancellationToken: cancellationToken))
        {
            if (FootprintRow.Read(row) is { } footprint)
            {
                yield return footprint;
            }
        }
    }

    public IAsyncEnumerable<string> ListOfPersonAsync(string person, CancellationToken cancellationToken) =>
        ListOfPersonAsync(TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.IndexPartition} and IsActive eq true"), person, cancellationToken);

    public async IAsyncEnumerable<string> ListOfPersonAsync(string person, DateTimeOffset overSince, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var id in ListOfPersonAsync(person, cancellationToken))
        {
            yield return id;
        }

        var over = TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.IndexPartition} and IsActive eq false and AsOf ge {overSince}");
        await foreach (var id in ListOfPersonAsync(over, person, cancellationToken))
        {
            yield return id;
        }
    }

    public async IAsyncEnumerable<AttentionCandidate> ListAskingAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.IndexPartition} and IsAsking eq true");
        await foreach (var row in tables.LaunchIndex.QueryAsync<TableEntity>(filter, select: UpkeepRow.AttentionColumns, cancellationToken: cancellationToken))
        {
            if (UpkeepRow.ReadAttention(row) is { } candidate)
            {
                yield return candidate;
            }
        }
    }

    public async Task NoteWokenAsync(LaunchUpkeep upkeep, DateTimeOffset at, CancellationToken cancellationToken) =>
        await tables.LaunchIndex.UpdateEntityAsync(UpkeepRow.Woken(upkeep, at), ETag.All, TableUpdateMode.Merge, cancellationToken);

    private async IAsyncEnumerable<string> ListOfPersonAsync(string filter, string person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in tables.LaunchIndex.QueryAsync<TableEntity>(filter, select: ["RowKey", UpkeepRow.People], cancellationToken: cancellationToken))
        {
            if (PersonMarks.MayHave(row.GetString(UpkeepRow.People), person))
            {
                yield return TableKeys.ReadIndex(row.RowKey).LaunchId;
            }
        }
    }

    private async IAsyncEnumerable<LaunchUpkeep> ListUpkeepAsync(string filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in tables.LaunchIndex.QueryAsync<TableEntity>(filter, select: UpkeepRow.Columns, cancellationToken: cancellationToken))
        {
            if (UpkeepRow.Read(row) is { } upkeep)
            {
                yield return upkeep;
            }
        }
    }

    private static string Filter(LaunchFilter filter, string? afterRow)
    {
        List<string> terms = [TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.IndexPartition}")];
        if (afterRow is not null)
        {
            terms.Add(TableClient.CreateQueryFilter($"RowKey gt {afterRow}"));
        }

        if (filter.Status is { } status)
        {
            terms.Add(TableClient.CreateQueryFilter($"Status eq {status.ToString()}"));
        }

        if (filter.Tier is { } tier)
        {
            terms.Add(TableClient.CreateQueryFilter($"Tier eq {tier.ToString()}"));
        }

        if (filter.Owner is { } owner)
        {
            terms.Add(TableClient.CreateQueryFilter($"Owner eq {owner}"));
        }

        return string.Join(" and ", terms);
    }
}
