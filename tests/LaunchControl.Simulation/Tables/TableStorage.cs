using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace LaunchControl.Simulation.Tables;

/// <summary>The rows of one table: what is left when every process is dead. Rows go in and come out as copies.</summary>
internal sealed class TableStorage
{
    private readonly SortedDictionary<string, SortedDictionary<string, TableEntity>> _partitions = new(StringComparer.Ordinal);
    private long _version;

    public bool IsEmpty => _partitions.Count == 0;

    public TableEntity? Find(string partition, string row) =>
        _partitions.TryGetValue(partition, out var rows) && rows.TryGetValue(row, out var entity) ? Copy(entity) : null;

    public IReadOnlyList<TableEntity> Query(RowFilter filter)
    {
        var partitions = filter.Partition is { } name
            ? _partitions.TryGetValue(name, out var only) ? [only] : []
            : _partitions.Values.AsEnumerable();
        return [.. partitions.SelectMany(rows => rows.Values).Where(filter.Matches).Select(Copy)];
    }

    /// <summary>Whether any partition has a row in this range.</summary>
    public bool Holds(string from, string to) => _partitions.Values.Any(rows => rows.Keys.Any(row => string.CompareOrdinal(row, from) >= 0 && string.CompareOrdinal(row, to) <= 0));

    /// <summary>Why the service would refuse an action now, as its status; null where it would not.</summary>
    public int? Refuse(TableTransactionAction action)
    {
        var stored = Find(action.Entity.PartitionKey, action.Entity.RowKey);
        return action.ActionType switch
        {
            TableTransactionActionType.Add => stored is null ? null : 409,
            TableTransactionActionType.UpsertReplace => null,
            TableTransactionActionType.UpdateReplace or TableTransactionActionType.UpdateMerge or TableTransactionActionType.Delete =>
                stored is null ? 404 : action.ETag == ETag.All || action.ETag == default || action.ETag == stored.ETag ? null : 412,
            _ => throw new NotSupportedException($"{action.ActionType} is not simulated."),
        };
    }

    public void Apply(TableTransactionAction action)
    {
        var (partition, row) = (action.Entity.PartitionKey, action.Entity.RowKey);
        if (action.ActionType == TableTransactionActionType.Delete)
        {
            if (_partitions[partition].Remove(row) && _partitions[partition].Count == 0)
            {
                _partitions.Remove(partition);
            }

            return;
        }

        if (!_partitions.TryGetValue(partition, out var rows))
        {
            _partitions[partition] = rows = new(StringComparer.Ordinal);
        }

        var stored = Copy((TableEntity)action.Entity);
        if (action.ActionType == TableTransactionActionType.UpdateMerge)
        {
            foreach (var (name, value) in rows[row].Where(column => !stored.ContainsKey(column.Key)).ToList())
            {
                stored[name] = value;
            }
        }

        stored.ETag = new ETag(string.Create(CultureInfo.InvariantCulture, $"W/\"{++_version}\""));
        rows[row] = stored;
    }

    private static TableEntity Copy(TableEntity entity) => new(entity) { ETag = entity.ETag };
}
