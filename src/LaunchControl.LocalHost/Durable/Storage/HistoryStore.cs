using System.Text.Json;
using LaunchControl.LocalHost.Durable.Histories;
using Microsoft.Data.Sqlite;

namespace LaunchControl.LocalHost.Durable.Storage;

/// <summary>Instances, histories and pending work in one SQLite file. A commit that returned survives kill -9 and power loss.</summary>
internal sealed class HistoryStore : IDisposable
{
    private const string Schema = """
        PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
        CREATE TABLE IF NOT EXISTS instance (id TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS history (instance TEXT NOT NULL, sequence INTEGER NOT NULL, event TEXT NOT NULL, PRIMARY KEY (instance, sequence)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS inbox (instance TEXT NOT NULL, rank INTEGER NOT NULL, number INTEGER NOT NULL, message TEXT NOT NULL, PRIMARY KEY (instance, rank, number)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS activity (instance TEXT NOT NULL, task INTEGER NOT NULL, activity TEXT NOT NULL, PRIMARY KEY (instance, task)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS timer (instance TEXT NOT NULL, task INTEGER NOT NULL, timer TEXT NOT NULL, PRIMARY KEY (instance, task)) WITHOUT ROWID;
        """;

    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private SqliteTransaction? _transaction;
    private long _rowsWritten;

    /// <param name="path">SQLite file; null keeps everything in memory, to be lost with the engine.</param>
    /// <param name="mostPages">How large the file may grow; null for no limit.</param>
    public HistoryStore(string? path, int? mostPages = null)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path ?? ":memory:", Pooling = false }.ConnectionString);
        _connection.Open();
        using var schema = _connection.CreateCommand();
        schema.CommandText = Schema;
        schema.ExecuteNonQuery();
        if (mostPages is { } most)
        {
#pragma warning disable CA2100 // a number
            // Pages that are free within the file would be taken first.
            schema.CommandText = $"VACUUM; PRAGMA max_page_count = {most}";
#pragma warning restore CA2100
            schema.ExecuteNonQuery();
        }
    }

    public long RowsWritten => Interlocked.Read(ref _rowsWritten);

    public void Commit(IEnumerable<StoreChange> changes)
    {
        lock (_lock)
        {
            using var transaction = _connection.BeginTransaction();
            _transaction = transaction;
            try
            {
                foreach (var change in changes)
                {
                    Write(change);
                }

                transaction.Commit();
            }
            finally
            {
                // A turn that is under way when a commit fails still reads.
                _transaction = null;
            }
        }
    }

    public StoredState Load()
    {
        lock (_lock)
        {
            return new StoredState(
                Read<InstanceState>("SELECT state FROM instance"),
                Read<InboxMessage>("SELECT message FROM inbox ORDER BY instance, rank, number"),
                Read<PendingActivity>("SELECT activity FROM activity ORDER BY instance, task"),
                Read<PendingTimer>("SELECT timer FROM timer"));
        }
    }

    public IReadOnlyList<HistoryEvent> ReadHistory(string instanceId)
    {
        lock (_lock)
        {
            return Read<HistoryEvent>("SELECT event FROM history WHERE instance = $0 ORDER BY sequence", instanceId);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var command in _commands.Values)
            {
                command.Dispose();
            }

            _connection.Dispose();
        }
    }

    private void Write(StoreChange change)
    {
        switch (change)
        {
            case StoreChange.PutInstance(var instance):
                Run("INSERT OR REPLACE INTO instance VALUES ($0, $1)", instance.Id, Json(instance));
                break;
            case StoreChange.RemoveInstance(var id):
                RemoveAll(id, "instance WHERE id", "history WHERE instance", "inbox WHERE instance", "activity WHERE instance", "timer WHERE instance");
                break;
            case StoreChange.AppendHistory(var id, var events):
                foreach (var one in events)
                {
                    Run("INSERT INTO history VALUES ($0, $1, $2)", id, one.Sequence, Json(one));
                }

                break;
            case StoreChange.EndExecution(var id, var keepHistory):
                RemoveAll(id, keepHistory ? [] : ["history WHERE instance"]);
                RemoveAll(id, "activity WHERE instance", "timer WHERE instance");
                break;
            case StoreChange.PutMessage(var message):
                Run("INSERT INTO inbox VALUES ($0, $1, $2, $3)", message.InstanceId, message.Rank, message.Number, Json(message));
                break;
            case StoreChange.RemoveMessages(var id, var messages):
                foreach (var message in messages)
                {
                    Run("DELETE FROM inbox WHERE instance = $0 AND rank = $1 AND number = $2", id, message.Rank, message.Number);
                }

                break;
            default:
                WritePending(change);
                break;
        }
    }

    private void WritePending(StoreChange change)
    {
        switch (change)
        {
            case StoreChange.PutActivity(var activity):
                Run("INSERT OR REPLACE INTO activity VALUES ($0, $1, $2)", activity.InstanceId, activity.TaskId, Json(activity));
                break;
            case StoreChange.RemoveActivity(var activity):
                Run("DELETE FROM activity WHERE instance = $0 AND task = $1 AND activity = $2", activity.InstanceId, activity.TaskId, Json(activity));
                break;
            case StoreChange.PutTimer(var timer):
                Run("INSERT OR REPLACE INTO timer VALUES ($0, $1, $2)", timer.InstanceId, timer.TaskId, Json(timer));
                break;
            case StoreChange.RemoveTimer(var id, var task):
                Run("DELETE FROM timer WHERE instance = $0 AND task = $1", id, task);
                break;
        }
    }

    private void RemoveAll(string instanceId, params string[] places)
    {
        foreach (var place in places)
        {
            Run($"DELETE FROM {place} = $0", instanceId);
        }
    }

    private void Run(string sql, params object[] values) => Interlocked.Add(ref _rowsWritten, Prepare(sql, values).ExecuteNonQuery());

    private List<T> Read<T>(string sql, params object[] values)
    {
        using var reader = Prepare(sql, values).ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(JsonSerializer.Deserialize<T>(reader.GetString(0))!);
        }

        return rows;
    }

    private SqliteCommand Prepare(string sql, object[] values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
#pragma warning disable CA2100 // constants of this class only
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            }

            _commands[sql] = command;
        }

        command.Transaction = _transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command;
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);
}
