using Azure.Data.Tables;
using LaunchControl.Core.Calendars;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>A row in the person's partition.</summary>
public sealed class TableCalendarAddresses(LaunchControlTables tables) : ICalendarAddresses
{
    public async Task<CalendarAddress?> FindAsync(string person, CancellationToken cancellationToken)
    {
        var row = await tables.People.GetEntityIfExistsAsync<TableEntity>(TableKeys.Person(person), TableKeys.CalendarRow, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.Read<CalendarAddress>() : null;
    }

    public async Task StoreAsync(string person, CalendarAddress address, CancellationToken cancellationToken) =>
        await tables.People.UpsertEntityAsync(new TableEntity(TableKeys.Person(person), TableKeys.CalendarRow).Write(address), TableUpdateMode.Replace, cancellationToken);
}
