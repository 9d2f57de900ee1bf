using System.Net;
using Azure.Data.Tables;
using LaunchControl.Core.People;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>One partition a person: a row with their absence, and one for each change of it.</summary>
public sealed class TableAbsences(LaunchControlTables tables) : IAbsences
{
    private const int MostAttempts = 5;

    public async Task<IReadOnlyList<Absence>> ReadAsync(IEnumerable<string> people, CancellationToken cancellationToken)
    {
        var rows = await Task.WhenAll(people.Select(person => person.ToLowerInvariant()).Distinct().Select(person => FindAsync(person, cancellationToken)));
        return [.. rows.Select(row => row?.Read<Absence>()).OfType<Absence>()];
    }

    public async Task StoreAsync(string person, AbsenceChange change, CancellationToken cancellationToken)
    {
        for (var attempt = 1; !await TryStoreAsync(person, change, cancellationToken); attempt++)
        {
            if (attempt == MostAttempts)
            {
                throw new TimeoutException("So many others change this absence at once that no attempt got through. Try again.");
            }
        }
    }

    public async Task<IReadOnlyList<AbsenceChange>> ReadChangesAsync(string person, int limit, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {TableKeys.Person(person)} and RowKey ge {TableKeys.AbsenceChangePrefix} and RowKey le {TableKeys.AbsenceChangeTo}");
        List<AbsenceChange> changes = [];
        await foreach (var row in tables.People.QueryAsync<TableEntity>(filter, maxPerPage: limit, cancellationToken: cancellationToken))
        {
            changes.Add(row.Read<AbsenceChange>());
            if (changes.Count == limit)
            {
                break;
            }
        }

        return changes;
    }

    // False where somebody else changed it in between.
    private async Task<bool> TryStoreAsync(string person, AbsenceChange change, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Person(person);
        var known = await FindAsync(person, cancellationToken);
        if (known?.Read<Absence>() == change.Absence)
        {
            return true;
        }

        var group = new EntityGroupTransaction(partition);
        var row = new TableEntity(partition, TableKeys.AbsenceRow);
        if (change.Absence is { } absence)
        {
            group.Add(known is null ? TableTransactionActionType.Add : TableTransactionActionType.UpdateReplace, row.Write(absence), known?.ETag ?? default);
        }
        else
        {
            group.Add(TableTransactionActionType.Delete, row, known!.ETag);
        }

        group.Add(TableTransactionActionType.Add, new TableEntity(partition, TableKeys.AbsenceChange(change.At)).Write(change));
        try
        {
            await tables.People.SubmitTransactionAsync(group.Actions, cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException exception) when (
            exception.Status is (int)HttpStatusCode.Conflict or (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    private async Task<TableEntity?> FindAsync(string person, CancellationToken cancellationToken)
    {
        var row = await tables.People.GetEntityIfExistsAsync<TableEntity>(TableKeys.Person(person), TableKeys.AbsenceRow, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value : null;
    }
}
