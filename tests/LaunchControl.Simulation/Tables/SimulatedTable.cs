using System.Globalization;
using Azure;
using Azure.Data.Tables;
using LaunchControl.Functions.Infrastructure.Tables;
using LaunchControl.Simulation.App;
using LaunchControl.Simulation.Checks;

namespace LaunchControl.Simulation.Tables;

/// <summary>One table, as one process reaches it: the members of the official client that LaunchControl uses.</summary>
internal sealed class SimulatedTable(string name, TableAccount account, Outside outside, Recorder recorder) : TableClient
{
    private readonly TableStorage _storage = account[name];

    public override async Task<Response<T>> GetEntityAsync<T>(string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) =>
        await GetEntityIfExistsAsync<T>(partitionKey, rowKey, select, cancellationToken) is { HasValue: true, Value: { } entity }
            ? Response.FromValue(entity, null!)
            : throw Refused(404, rowKey);

    public override async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) =>
        new FoundRow<T>((T?)(object?)await outside.ReadAsync($"reads {name} {partitionKey} {rowKey}", () => _storage.Find(partitionKey, rowKey), Unavailable));

    public override AsyncPageable<T> QueryAsync<T>(string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default) =>
        new FoundRows<T>(() => outside.ReadAsync($"queries {name}: {filter}", () => _storage.Query(new RowFilter(filter)).Cast<T>().ToList(), Unavailable));

    public override Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default) =>
        WriteAsync(new TableTransactionAction(TableTransactionActionType.Add, entity));

    public override Task<Response> UpsertEntityAsync<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) =>
        WriteAsync(new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity));

    public override Task<Response> UpdateEntityAsync<T>(T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default) =>
        WriteAsync(new TableTransactionAction(
            mode == TableUpdateMode.Replace ? TableTransactionActionType.UpdateReplace : TableTransactionActionType.UpdateMerge, entity, ifMatch));

    public override Task<Response> DeleteEntityAsync(string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        WriteAsync(new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partitionKey, rowKey), ifMatch));

    public override async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        var actions = transactionActions.ToList();
        var attempt = CommitAttempt.Current;
        await outside.WriteAsync($"commits {attempt?.Describe() ?? name}", () => Submit(actions, attempt), Unavailable);
        return Response.FromValue<IReadOnlyList<Response>>([], null!);
    }

    private void Submit(List<TableTransactionAction> actions, CommitAttempt? attempt)
    {
        if (account.Sabotage is { } sabotage)
        {
            actions = [.. actions.Select(action => Sabotaged(action, sabotage)).OfType<TableTransactionAction>()];
        }

        for (var index = 0; index < actions.Count; index++)
        {
            if (_storage.Refuse(actions[index]) is { } status)
            {
                throw TransactionFailed(status, index);
            }
        }

        actions.ForEach(_storage.Apply);
        if (attempt is not null)
        {
            recorder.Committed(attempt);
        }
    }

    private static TableTransactionAction? Sabotaged(TableTransactionAction action, Sabotage sabotage)
    {
        var row = action.Entity.RowKey;
        var isUnlucky = row[^1] is '0' or '8';
        return sabotage switch
        {
            Sabotage.LosesSeenMarks when row.StartsWith("seen|", StringComparison.Ordinal) => null,
            Sabotage.LosesOutboxes when isUnlucky && row.StartsWith(TableKeys.OutboxPrefix, StringComparison.Ordinal) => null,
            Sabotage.LosesAuditEntries when isUnlucky && row.StartsWith("audit|", StringComparison.Ordinal) => null,
            Sabotage.IgnoresConflicts when action.ActionType != TableTransactionActionType.Delete && !row.StartsWith("seen|", StringComparison.Ordinal) => new(TableTransactionActionType.UpsertReplace, action.Entity),
            _ => action,
        };
    }

    private async Task<Response> WriteAsync(TableTransactionAction action)
    {
        await outside.WriteAsync($"{action.ActionType} {name} {action.Entity.PartitionKey} {action.Entity.RowKey}", () => Write(action), Unavailable);
        return null!;
    }

    private void Write(TableTransactionAction action)
    {
        switch (_storage.Refuse(action))
        {
            case null:
                _storage.Apply(action);
                recorder.Wrote(action);
                break;
            case 404 when action.ActionType == TableTransactionActionType.Delete:
                break; // as the official client has it
            case { } status:
                throw Refused(status, action.Entity.RowKey);
        }
    }

    private static TableTransactionFailedException TransactionFailed(int status, int index)
    {
        // Where the official client notes which of the actions it was.
        var reason = new RequestFailedException(status, $"{index}:The action was refused.") { Data = { ["FailedEntity"] = index.ToString(CultureInfo.InvariantCulture) } };
        var failure = new TableTransactionFailedException(reason);
        return failure.FailedTransactionActionIndex == index ? failure
            : throw new NotSupportedException("The official client names the action that failed in another way.");
    }

    private static RequestFailedException Refused(int status, string row) => new(status, $"Row '{row}' was refused.");

    private static RequestFailedException Unavailable(string what) => new(503, $"{what}: the server is busy.", "ServerBusy", null);
}
