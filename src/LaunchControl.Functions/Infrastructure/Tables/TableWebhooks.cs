using System.Net;
using Azure;
using Azure.Data.Tables;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Webhooks;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>One row a webhook, with its history, so that a change and what is noted of it are stored together.</summary>
public sealed class TableWebhooks(LaunchControlTables tables) : IWebhooks
{
    // Ids are lower-case letters and digits, so they sort before what was removed.
    public Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancellationToken) =>
        QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.WebhookPartition} and RowKey lt {TableKeys.RemovedWebhookPrefix}"), cancellationToken);

    public Task<IReadOnlyList<Webhook>> ListRemovedAsync(CancellationToken cancellationToken) =>
        QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {TableKeys.WebhookPartition} and RowKey ge {TableKeys.RemovedWebhookPrefix}"), cancellationToken);

    public async Task<StoredWebhook?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!WebhookId.IsWellFormed(id))
        {
            return null;
        }

        var row = await tables.Webhooks.GetEntityIfExistsAsync<TableEntity>(TableKeys.WebhookPartition, id, cancellationToken: cancellationToken);
        return row.HasValue ? new StoredWebhook(row.Value!.Read<Webhook>(), row.Value!.ETag.ToString()) : null;
    }

    public async Task<bool> AddAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        try
        {
            await tables.Webhooks.AddEntityAsync(Row(webhook), cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status == (int)HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    public async Task<bool> ReplaceAsync(StoredWebhook read, Webhook next, CancellationToken cancellationToken)
    {
        try
        {
            await tables.Webhooks.UpdateEntityAsync(Row(next), new ETag(read.Version), TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.Status is (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    public async Task<bool> RemoveAsync(StoredWebhook read, Webhook last, CancellationToken cancellationToken)
    {
        var group = new EntityGroupTransaction(TableKeys.WebhookPartition)
            .Add(TableTransactionActionType.Delete, new TableEntity(TableKeys.WebhookPartition, last.Id), new ETag(read.Version))
            .Add(TableTransactionActionType.UpsertReplace, new TableEntity(TableKeys.WebhookPartition, TableKeys.RemovedWebhook(last.Id)).Write(last));
        try
        {
            await tables.Webhooks.SubmitTransactionAsync(group.Actions, cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException exception) when (exception.Status is (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<Webhook>> QueryAsync(string filter, CancellationToken cancellationToken)
    {
        List<Webhook> webhooks = [];
        await foreach (var row in tables.Webhooks.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            webhooks.Add(row.Read<Webhook>());
        }

        return webhooks;
    }

    private static TableEntity Row(Webhook webhook) => new TableEntity(TableKeys.WebhookPartition, webhook.Id).Write(webhook);
}
