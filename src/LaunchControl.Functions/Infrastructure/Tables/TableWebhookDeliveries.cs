using System.Net;
using Azure;
using Azure.Data.Tables;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>One row a delivery in the partition of its webhook, newest first; and one row for each that waits, all in one partition, which is empty most of the time.</summary>
public sealed class TableWebhookDeliveries(LaunchControlTables tables) : IWebhookDeliveries
{
    private const string Status = "Status";
    private const string EndedAt = "EndedAt";
    private const string DueAt = "DueAt";
    private const int MostActions = EntityGroupTransaction.MostActions;

    public async Task<bool> AddAsync(WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            await tables.WebhookDeliveries.AddEntityAsync(Row(delivery), cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == (int)HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    public async Task<StoredDelivery?> FindAsync(string webhookId, string id, CancellationToken cancellationToken)
    {
        if (!WebhookId.IsWellFormed(webhookId) || !WebhookDelivery.IsId(id))
        {
            return null;
        }

        var row = await tables.WebhookDeliveries.GetEntityIfExistsAsync<TableEntity>(webhookId, id, cancellationToken: cancellationToken);
        return row.HasValue ? new StoredDelivery(row.Value!.Read<WebhookDelivery>(), row.Value!.ETag.ToString()) : null;
    }

    public async Task<bool> ReplaceAsync(StoredDelivery read, WebhookDelivery next, CancellationToken cancellationToken)
    {
        try
        {
            await tables.WebhookDeliveries.UpdateEntityAsync(Row(next), new ETag(read.Version), TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    public async Task<DeliveryPage> ListAsync(string webhookId, DeliveryStatus? status, int pageSize, string? continuationToken, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {webhookId} and RowKey gt {continuationToken ?? ""}");
        if (status is { } wanted)
        {
            filter += TableClient.CreateQueryFilter($" and Status eq {wanted.ToString()}");
        }

        // One row more than asked tells whether there is a next page.
        List<WebhookDelivery> found = [];
        await foreach (var row in tables.WebhookDeliveries.QueryAsync<TableEntity>(filter, pageSize + 1, cancellationToken: cancellationToken))
        {
            found.Add(row.Read<WebhookDelivery>());
            if (found.Count > pageSize)
            {
                return new DeliveryPage(found[..pageSize], found[pageSize - 1].Id);
            }
        }

        return new DeliveryPage(found, null);
    }

    public async Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        List<TableEntity> over = [];
        var filter = TableClient.CreateQueryFilter($"EndedAt lt {before}");
        await foreach (var row in tables.WebhookDeliveries.QueryAsync<TableEntity>(filter, select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            over.Add(row);
        }

        foreach (var part in over.GroupBy(row => row.PartitionKey).SelectMany(rows => rows.Chunk(MostActions)))
        {
            var actions = part.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All));
            await tables.WebhookDeliveries.SubmitTransactionAsync(actions, cancellationToken);
        }

        return over.Count;
    }

    public async Task WakeAsync(WebhookWake wake, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var row = new TableEntity(TableKeys.WakePartition, TableKeys.Wake(wake)) { [DueAt] = at }.Write(wake);
        await tables.WebhookWakes.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    public async Task<string?> NextWaitingAsync(string? after, DateTimeOffset by, CancellationToken cancellationToken)
    {
        var beyond = after is null ? "" : TableKeys.WakesOf(after).To;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.WakePartition} and RowKey gt {beyond} and DueAt le {by}");
        await foreach (var row in tables.WebhookWakes.QueryAsync<TableEntity>(filter, 1, cancellationToken: cancellationToken))
        {
            return row.Read<WebhookWake>().WebhookId;
        }

        return null;
    }

    public async Task<IReadOnlyList<WebhookWake>> ListWakesAsync(string webhookId, DateTimeOffset by, int limit, CancellationToken cancellationToken)
    {
        var (from, to) = TableKeys.WakesOf(webhookId);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.WakePartition} and RowKey ge {from} and RowKey lt {to} and DueAt le {by}");
        List<WebhookWake> wakes = [];
        await foreach (var row in tables.WebhookWakes.QueryAsync<TableEntity>(filter, Math.Min(limit, 1000), cancellationToken: cancellationToken))
        {
            wakes.Add(row.Read<WebhookWake>());
            if (wakes.Count == limit)
            {
                break;
            }
        }

        return wakes;
    }

    public async Task StrikeAsync(WebhookWake wake, CancellationToken cancellationToken) =>
        await tables.WebhookWakes.DeleteEntityAsync(TableKeys.WakePartition, TableKeys.Wake(wake), ETag.All, cancellationToken);

    private static TableEntity Row(WebhookDelivery delivery)
    {
        var row = new TableEntity(delivery.WebhookId, delivery.Id) { [Status] = delivery.Status.ToString() };
        if (delivery.EndedAt is { } endedAt)
        {
            row[EndedAt] = endedAt;
        }

        return row.Write(delivery);
    }
}
