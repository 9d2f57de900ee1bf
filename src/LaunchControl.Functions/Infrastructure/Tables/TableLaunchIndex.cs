using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Portfolios;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Upkeep;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>One small row a launch in one partition, newest first. What is stored here is noted in the book of this process, too.</summary>
public sealed class TableLaunchIndex(LaunchControlTables tables, LaunchBook book) : ILaunchIndex
{
    // A summary needs one column, by its bounds.
    private static readonly string[] SummaryColumns =
    [
        "RowKey", "Timestamp", UpkeepRow.AsOf, UpkeepRow.Sequence, JsonColumns.Name(JsonColumns.Column, 0), JsonColumns.Name(JsonColumns.Column, 1),
        .. Enumerable.Range(0, 3).Select(column => JsonColumns.Name(UpkeepRow.Involved, column)),
    ];

    public async Task UpsertAsync(LaunchSummary summary, LaunchUpkeep upkeep, LaunchFootprint footprint, CancellationToken cancellationToken)
    {
        var row = new TableEntity(TableKeys.IndexPartition, TableKeys.Index(summary))
        {
            ["Status"] = summary.Status.ToString(),
            ["Tier"] = summary.Tier.ToString(),
            ["Owner"] = summary.Owner,
        };
        await tables.LaunchIndex.UpsertEntityAsync(row.Write(summary).Write(upkeep).Write(footprint), TableUpdateMode.Replace, cancellationToken);
        book.Note(new IndexedLaunch(summary, upkeep.Sequence, upkeep.AsOf) { Involved = upkeep.Involved });
    }

    public async IAsyncEnumerable<IndexedLaunch> ListAsync(DateTimeOffset? storedSince, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = storedSince is { } since
            ? TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.IndexPartition} and Timestamp ge {since}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.IndexPartition}");
        await foreach (var row in tables.LaunchIndex.QueryAsync<TableEntity>(filter, select: SummaryColumns, cancellationToken: cancellationToken))
        {
            if (ReadLaunch(row) is { } launch)
            {
                yield return launch;
            }
        }
    }

    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.IndexPartition}");
        await foreach (var _ in tables.LaunchIndex.QueryAsync<TableEntity>(filter, 1, ["RowKey"], cancellationToken))
        {
            return;
        }
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

    // Null for a row that can't be read: it must not take down the list of all the others, and the launch's next change writes it anew.
    private static IndexedLaunch? ReadLaunch(TableEntity row)
    {
        try
        {
            return new IndexedLaunch(row.Read<LaunchSummary>(), row.GetInt32(UpkeepRow.Sequence) ?? 0, row.GetDateTimeOffset(UpkeepRow.AsOf) ?? default, row.Timestamp)
            {
                Involved = UpkeepRow.ReadInvolved(row),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or InvalidDataException)
        {
            return null;
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
}
