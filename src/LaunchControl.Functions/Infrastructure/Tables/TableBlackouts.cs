using System.Net;
using Azure;
using Azure.Data.Tables;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>One row a version, newest first, in one partition; in another one a row while launches are to be told. An insert decides who made a version first.</summary>
public sealed class TableBlackouts(LaunchControlTables tables) : IBlackouts
{
    private const string By = "By";
    private const string At = "At";
    private const string Version = "Version";
    private const string Windows = "Windows";
    private const string Calendars = "Calendars";

    public async Task<StoredBlackouts> ReadAsync(CancellationToken cancellationToken)
    {
        await foreach (var row in Query(1, null, cancellationToken))
        {
            return new StoredBlackouts(row.GetInt32(Version) ?? 0, row.GetString(By), row.GetDateTimeOffset(At), row.Read<BlackoutCalendar>());
        }

        return StoredBlackouts.None;
    }

    public bool Fits(BlackoutCalendar calendar) => EntityGroupTransaction.Fits(RowOf(StoredBlackouts.None with { Calendar = calendar }));

    public async Task<bool> AddAsync(StoredBlackouts next, CancellationToken cancellationToken)
    {
        try
        {
            await tables.Blackouts.AddEntityAsync(RowOf(next), cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == (int)HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    public async Task<string> AnnounceAsync(CancellationToken cancellationToken)
    {
        var row = new TableEntity(TableKeys.AnnouncedPartition, TableKeys.BlackoutPartition);
        var stored = await tables.Blackouts.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
        return stored.Headers.ETag.GetValueOrDefault().ToString();
    }

    public async Task<string?> FindAnnouncedAsync(CancellationToken cancellationToken)
    {
        var row = await tables.Blackouts.GetEntityIfExistsAsync<TableEntity>(TableKeys.AnnouncedPartition, TableKeys.BlackoutPartition, cancellationToken: cancellationToken);
        return row.HasValue ? row.Value!.ETag.ToString() : null;
    }

    public async Task ForgetAsync(string announced, CancellationToken cancellationToken)
    {
        try
        {
            await tables.Blackouts.DeleteEntityAsync(TableKeys.AnnouncedPartition, TableKeys.BlackoutPartition, new ETag(announced), cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == (int)HttpStatusCode.PreconditionFailed)
        {
            // Announced again since; whoever did sees to it.
        }
    }

    public async Task<IReadOnlyList<BlackoutChange>> ReadChangesAsync(int limit, CancellationToken cancellationToken)
    {
        List<BlackoutChange> changes = [];
        await foreach (var row in Query(limit, [Version, By, At, Windows, Calendars], cancellationToken))
        {
            changes.Add(new BlackoutChange(row.GetInt32(Version) ?? 0, row.GetString(By), row.GetDateTimeOffset(At) ?? default, row.GetInt32(Windows) ?? 0, row.GetInt32(Calendars) ?? 0));
            if (changes.Count == limit)
            {
                break;
            }
        }

        return changes;
    }

    private AsyncPageable<TableEntity> Query(int most, string[]? columns, CancellationToken cancellationToken) => tables.Blackouts.QueryAsync<TableEntity>(
        TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.BlackoutPartition}"), most, columns, cancellationToken);

    private static TableEntity RowOf(StoredBlackouts stored)
    {
        var row = new TableEntity(TableKeys.BlackoutPartition, TableKeys.BlackoutVersion(stored.Version))
        {
            [Version] = stored.Version,
            [By] = stored.By,
            [At] = stored.At?.ToUniversalTime(),
            [Windows] = stored.Calendar.Windows.Count,
            [Calendars] = stored.Calendar.Holidays.Count,
        };
        return row.Write(stored.Calendar);
    }
}
