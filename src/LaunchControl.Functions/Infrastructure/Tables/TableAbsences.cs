using System.Net;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using LaunchControl.Core.People;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>One partition a person: a row with their absence, and one for each change of it. One more partition for changes that launches are to be told of.</summary>
public sealed class TableAbsences(LaunchControlTables tables) : IAbsences
{
    private const int MostAttempts = 5;
    private const string Announced = "Announced";

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

    public async Task<AnnouncedAbsence> AnnounceAsync(string person, CancellationToken cancellationToken)
    {
        var row = new TableEntity(TableKeys.AnnouncedPartition, TableKeys.Person(person)) { [Announced] = person };
        var stored = await tables.People.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        return new AnnouncedAbsence(person, stored.Headers.ETag.GetValueOrDefault().ToString());
    }

    public async IAsyncEnumerable<AnnouncedAbsence> ListAnnouncedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.AnnouncedPartition}");
        await foreach (var row in tables.People.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return new AnnouncedAbsence(row.GetString(Announced), row.ETag.ToString());
        }
    }

    public async Task ForgetAsync(AnnouncedAbsence announced, CancellationToken cancellationToken)
    {
        try
        {
            await tables.People.DeleteEntityAsync(TableKeys.AnnouncedPartition, TableKeys.Person(announced.Person), new ETag(announced.Version), cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == (int)HttpStatusCode.PreconditionFailed)
        {
            // Announced again since; whoever did sees to it.
        }
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
