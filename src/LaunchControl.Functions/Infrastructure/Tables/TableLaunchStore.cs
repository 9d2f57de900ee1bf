using System.Net;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>Launches in Table Storage: one partition a launch, one entity group transaction a decision.</summary>
public sealed class TableLaunchStore(LaunchControlTables tables) : ILaunchStore
{
    public async Task<StoredLaunch?> ReadAsync(string launchId, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {launchId} and RowKey ge {TableKeys.StateFrom} and RowKey le {TableKeys.StateTo}");
        List<TableEntity> rows = [];
        await foreach (var row in tables.Launches.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            rows.Add(row);
        }

        var root = rows.Find(row => row.RowKey == TableKeys.Launch);
        return root is null ? null : new StoredLaunch(LaunchRows.ToLaunch(rows), root.ETag.ToString(), LaunchRows.ToOutbox(rows));
    }

    public async Task<CommitResult> CommitAsync(StoredLaunch? read, Decision decision, IReadOnlyList<string> commandIds, CancellationToken cancellationToken)
    {
        EntityGroupTransaction group;
        try
        {
            group = Group(read, decision, commandIds);
        }
        catch (EntityGroupLimitException)
        {
            return CommitResult.TooLarge;
        }

        return await SubmitAsync(group, cancellationToken);
    }

    public async Task<bool> HasCommittedAsync(string launchId, string commandId, CancellationToken cancellationToken) =>
        (await tables.Launches.GetEntityIfExistsAsync<TableEntity>(launchId, TableKeys.Seen(commandId), [], cancellationToken)).HasValue;

    public async Task SettleAsync(string launchId, OutboxBatch batch, IReadOnlyList<Intent> remaining, CancellationToken cancellationToken)
    {
        if (remaining.Count == 0)
        {
            await tables.Launches.DeleteEntityAsync(launchId, TableKeys.Outbox(batch.Id), cancellationToken: cancellationToken);
            return;
        }

        try
        {
            await tables.Launches.UpdateEntityAsync(
                LaunchRows.Outbox(launchId, batch with { Intents = remaining }), ETag.All, TableUpdateMode.Replace, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status == (int)HttpStatusCode.NotFound)
        {
            // Somebody else carried the rest out.
        }
    }

    public async IAsyncEnumerable<string> ListIdsAsync(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey gt {after ?? ""} and RowKey eq {TableKeys.Launch}");
        await foreach (var row in tables.Launches.QueryAsync<TableEntity>(filter, select: ["PartitionKey"], cancellationToken: cancellationToken))
        {
            yield return row.PartitionKey;
        }
    }

    private static EntityGroupTransaction Group(StoredLaunch? read, Decision decision, IReadOnlyList<string> commandIds)
    {
        var launch = decision.Launch;
        var group = new EntityGroupTransaction(launch.Id);
        AddState(group, read, launch);
        foreach (var entry in decision.Audit)
        {
            group.Add(TableTransactionActionType.Add, AuditRows.Of(launch.Id, entry));
        }

        foreach (var snapshot in decision.Snapshots)
        {
            group.Add(TableTransactionActionType.Add, LaunchRows.Snapshot(launch.Id, snapshot));
        }

        if (decision.Readiness is { } point)
        {
            group.Add(TableTransactionActionType.UpsertReplace, LaunchRows.Readiness(launch.Id, point));
        }

        group.Add(TableTransactionActionType.Add, LaunchRows.Outbox(launch.Id, decision.Outbox));
        foreach (var commandId in commandIds)
        {
            group.Add(TableTransactionActionType.Add, LaunchRows.Seen(launch, commandId, decision.Outbox.Since));
        }

        return group;
    }

    private static void AddState(EntityGroupTransaction group, StoredLaunch? read, Launch launch)
    {
        if (read is null)
        {
            group.Add(TableTransactionActionType.Add, LaunchRows.Launch(launch));
        }
        else
        {
            group.Add(TableTransactionActionType.UpdateReplace, LaunchRows.Launch(launch), new ETag(read.Version));
        }

        for (var position = 0; position < launch.Gates.Count; position++)
        {
            var gate = launch.Gates[position];
            if (read is null || read.Launch.Gates.ElementAtOrDefault(position) is not { } stored || !ReferenceEquals(gate, stored))
            {
                group.Add(TableTransactionActionType.UpsertReplace, LaunchRows.Gate(launch, gate, position));
            }
        }

        foreach (var gone in read?.Launch.Gates.Where(gate => launch.FindGate(gate.Id) is null) ?? [])
        {
            group.Add(TableTransactionActionType.Delete, new TableEntity(launch.Id, TableKeys.Gate(gone.Id)), ETag.All);
        }
    }

    private async Task<CommitResult> SubmitAsync(EntityGroupTransaction group, CancellationToken cancellationToken)
    {
        try
        {
            await tables.Launches.SubmitTransactionAsync(group.Actions, cancellationToken);
            return CommitResult.Committed;
        }
        catch (TableTransactionFailedException exception) when (exception.Status is (int)HttpStatusCode.Conflict or (int)HttpStatusCode.PreconditionFailed)
        {
            var failed = exception.FailedTransactionActionIndex is { } index ? group.Actions[index].Entity.RowKey : "";
            return failed.StartsWith("seen|", StringComparison.Ordinal) ? CommitResult.Duplicate : CommitResult.Conflict;
        }
    }
}
