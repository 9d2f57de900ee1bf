using System.Net;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using LaunchControl.Core.Attention;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>One partition a person: their settings, their ledger, mails that wait for the digest, and who changed the settings; and one partition of marks.</summary>
public sealed class TableAttention(LaunchControlTables tables) : IAttention
{
    private const int MostAttempts = 5;

    // What one transaction can forget beside the ledger's row.
    private const int MostPutOff = EntityGroupTransaction.MostActions - 2;

    public async Task<AttentionRecord> ReadAsync(string person, bool withPutOff, CancellationToken cancellationToken)
    {
        var from = withPutOff ? TableKeys.PutOffPrefix : TableKeys.LedgerRow;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.Person(person)} and RowKey ge {from} and RowKey le {TableKeys.SettingsRow}");
        TableEntity? ledger = null;
        AttentionSettings? settings = null;
        List<PutOffMail> putOff = [];
        await foreach (var row in tables.Attention.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (row.RowKey == TableKeys.LedgerRow)
            {
                ledger = row;
            }
            else if (row.RowKey == TableKeys.SettingsRow)
            {
                settings = row.Read<AttentionSettings>();
            }
            else
            {
                putOff.Add(row.Read<PutOffMail>());
            }
        }

        return new AttentionRecord(
            person, settings, ledger?.Read<AttentionLedger>() ?? new AttentionLedger(), [.. putOff.OrderBy(mail => mail.Since).Take(MostPutOff)], ledger?.ETag.ToString());
    }

    public async Task<bool> TryStoreAsync(AttentionRecord read, AttentionLedger ledger, IReadOnlyList<PutOffMail> forgotten, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Person(read.Person);
        var row = new TableEntity(partition, TableKeys.LedgerRow).Write(ledger);
        try
        {
            if (forgotten.Count > 0)
            {
                var group = new EntityGroupTransaction(partition);
                group.Add(read.Version is null ? TableTransactionActionType.Add : TableTransactionActionType.UpdateReplace, row, read.Version is null ? default : new ETag(read.Version));
                forgotten.ToList().ForEach(mail => group.Add(TableTransactionActionType.Delete, new TableEntity(partition, TableKeys.PutOff(mail)), ETag.All));
                await tables.Attention.SubmitTransactionAsync(group.Actions, cancellationToken);
            }
            else if (read.Version is null)
            {
                await tables.Attention.AddEntityAsync(row, cancellationToken);
            }
            else
            {
                await tables.Attention.UpdateEntityAsync(row, new ETag(read.Version), TableUpdateMode.Replace, cancellationToken);
            }

            return true;
        }
        catch (RequestFailedException exception) when (IsConflict(exception))
        {
            return false;
        }
    }

    public async Task PutOffAsync(string person, PutOffMail mail, CancellationToken cancellationToken)
    {
        await tables.Attention.UpsertEntityAsync(new TableEntity(TableKeys.Person(person), TableKeys.PutOff(mail)).Write(mail), TableUpdateMode.Replace, cancellationToken);
        await MarkAsync(person, cancellationToken);
    }

    public async IAsyncEnumerable<AttentionMark> ListMarkedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.MarkedPartition}");
        await foreach (var row in tables.Attention.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return new AttentionMark(row.Read<string>(), row.ETag.ToString());
        }
    }

    public Task MarkAsync(string person, CancellationToken cancellationToken) => tables.Attention.UpsertEntityAsync(
        new TableEntity(TableKeys.MarkedPartition, TableKeys.Person(person)).Write(person), TableUpdateMode.Replace, cancellationToken);

    public async Task UnmarkAsync(AttentionMark mark, CancellationToken cancellationToken)
    {
        try
        {
            await tables.Attention.DeleteEntityAsync(TableKeys.MarkedPartition, TableKeys.Person(mark.Person), new ETag(mark.Version), cancellationToken);
        }
        catch (RequestFailedException exception) when (IsConflict(exception))
        {
            // Marked again since.
        }
    }

    public async Task StoreSettingsAsync(string person, AttentionSettingsChange change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; !await TryStoreAsync(person, change, cancellationToken); attempt++)
        {
            if (attempt == MostAttempts)
            {
                throw new TimeoutException("So many others change these settings at once that no attempt got through. Try again.");
            }
        }

        await MarkAsync(person, cancellationToken);
    }

    public async Task<IReadOnlyList<AttentionSettingsChange>> ReadChangesAsync(string person, int limit, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {TableKeys.Person(person)} and RowKey ge {TableKeys.AbsenceChangePrefix} and RowKey le {TableKeys.AbsenceChangeTo}");
        List<AttentionSettingsChange> changes = [];
        await foreach (var row in tables.Attention.QueryAsync<TableEntity>(filter, maxPerPage: limit, cancellationToken: cancellationToken))
        {
            changes.Add(row.Read<AttentionSettingsChange>());
            if (changes.Count == limit)
            {
                break;
            }
        }

        return changes;
    }

    // False where somebody else changed it in between.
    private async Task<bool> TryStoreAsync(string person, AttentionSettingsChange change, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Person(person);
        var known = await tables.Attention.GetEntityIfExistsAsync<TableEntity>(partition, TableKeys.SettingsRow, cancellationToken: cancellationToken);
        var row = new TableEntity(partition, TableKeys.SettingsRow);
        if (known.HasValue ? known.Value!.ReadText() == row.Write(change.Settings).ReadText() : change.Settings is null)
        {
            return true;
        }

        var group = new EntityGroupTransaction(partition);
        group.Add(
            change.Settings is null ? TableTransactionActionType.Delete : known.HasValue ? TableTransactionActionType.UpdateReplace : TableTransactionActionType.Add,
            row.Write(change.Settings), known.HasValue ? known.Value!.ETag : default);
        group.Add(TableTransactionActionType.Add, new TableEntity(partition, TableKeys.AbsenceChange(change.At)).Write(change));
        try
        {
            await tables.Attention.SubmitTransactionAsync(group.Actions, cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException exception) when (IsConflict(exception))
        {
            return false;
        }
    }

    private static bool IsConflict(RequestFailedException exception) =>
        exception.Status is (int)HttpStatusCode.Conflict or (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.NotFound;
}
