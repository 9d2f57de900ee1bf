using Azure.Data.Tables;
using LaunchControl.Core.People;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>One row a person.</summary>
public sealed class TableAbsences(LaunchControlTables tables) : IAbsences
{
    public async Task<IReadOnlyList<Absence>> ReadAsync(IEnumerable<string> people, CancellationToken cancellationToken)
    {
        var rows = await Task.WhenAll(people.Select(person => person.ToLowerInvariant()).Distinct().Select(person => FindAsync(person, cancellationToken)));
        return [.. rows.OfType<Absence>()];
    }

    public async Task StoreAsync(Absence absence, CancellationToken cancellationToken) =>
        await tables.People.UpsertEntityAsync(
            new TableEntity(TableKeys.Person(absence.Person), TableKeys.AbsenceRow).Write(absence), TableUpdateMode.Replace, cancellationToken);

    public async Task RemoveAsync(string person, CancellationToken cancellationToken) =>
        await tables.People.DeleteEntityAsync(TableKeys.Person(person), TableKeys.AbsenceRow, cancellationToken: cancellationToken);

    private async Task<Absence?> FindAsync(string person, CancellationToken cancellationToken)
    {
        var row = await tables.People.GetEntityIfExistsAsync<TableEntity>(TableKeys.Person(person), TableKeys.AbsenceRow, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.Read<Absence>() : null;
    }
}
