using System.Net;
using Azure;
using Azure.Data.Tables;
using LaunchControl.Core.Ports;
using LaunchControl.Core.StatusMails;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>One partition with a row for each launch that mails its status; and one a person, with a row of what they were told.</summary>
public sealed class TableStatusMails(LaunchControlTables tables) : IStatusMails
{
    private const string DueAt = "DueAt";

    public async Task PlanAsync(string launchId, DateTimeOffset? dueAt, CancellationToken cancellationToken)
    {
        if (dueAt is { } at)
        {
            await tables.StatusMails.UpsertEntityAsync(Row(launchId, at), TableUpdateMode.Replace, cancellationToken);
        }
        else
        {
            await tables.StatusMails.DeleteEntityAsync(TableKeys.StatusMailPartition, launchId, ETag.All, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<DueStatusMail>> ListDueAsync(DateTimeOffset by, CancellationToken cancellationToken)
    {
        List<DueStatusMail> due = [];
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.StatusMailPartition} and DueAt le {by}");
        await foreach (var row in tables.StatusMails.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            due.Add(new DueStatusMail(row.RowKey, row.GetDateTimeOffset(DueAt)!.Value, row.ETag.ToString()));
        }

        return due;
    }

    public async Task DoneAsync(DueStatusMail due, DateTimeOffset? next, CancellationToken cancellationToken)
    {
        try
        {
            if (next is { } at)
            {
                await tables.StatusMails.UpdateEntityAsync(Row(due.LaunchId, at), new ETag(due.Version), TableUpdateMode.Replace, cancellationToken);
            }
            else
            {
                await tables.StatusMails.DeleteEntityAsync(TableKeys.StatusMailPartition, due.LaunchId, new ETag(due.Version), cancellationToken);
            }
        }
        catch (RequestFailedException exception) when (exception.Status is (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.NotFound)
        {
            // The plan changed, and with it what is due.
        }
    }

    public async Task<ToldStatuses> ReadToldAsync(string person, CancellationToken cancellationToken)
    {
        var row = await tables.StatusMails.GetEntityIfExistsAsync<TableEntity>(TableKeys.Person(person), TableKeys.ToldRow, cancellationToken: cancellationToken);
        return row.HasValue ? new ToldStatuses(row.Value!.Read<IReadOnlyList<ToldStatus>>(), row.Value!.ETag.ToString()) : new ToldStatuses([], null);
    }

    public async Task<bool> StoreToldAsync(string person, ToldStatuses read, IReadOnlyList<ToldStatus> told, CancellationToken cancellationToken)
    {
        var row = new TableEntity(TableKeys.Person(person), TableKeys.ToldRow).Write(told);
        try
        {
            await (read.Version is { } version
                ? tables.StatusMails.UpdateEntityAsync(row, new ETag(version), TableUpdateMode.Replace, cancellationToken)
                : tables.StatusMails.AddEntityAsync(row, cancellationToken));
            return true;
        }
        catch (RequestFailedException exception) when (
            exception.Status is (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.NotFound or (int)HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    private static TableEntity Row(string launchId, DateTimeOffset dueAt) => new(TableKeys.StatusMailPartition, launchId) { [DueAt] = dueAt };
}
