using Microsoft.Data.Sqlite;

namespace LaunchControl.LocalHost.Broker;

/// <summary>The messages of all queues in one SQLite file. A commit that returned survives kill -9 and power loss.</summary>
internal sealed class MessageStore : IDisposable
{
    private const string Schema = """
        PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
        CREATE TABLE IF NOT EXISTS message (queue TEXT NOT NULL, sequence INTEGER NOT NULL, payload BLOB NOT NULL, enqueued INTEGER NOT NULL,
            scheduled INTEGER, source TEXT, deliveries INTEGER NOT NULL, PRIMARY KEY (queue, sequence)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS seen (queue TEXT NOT NULL, id TEXT NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (queue, id)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS counter (queue TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _put, _remove, _delivered, _remember, _forget, _count;

    public MessageStore(string directory)
    {
        Directory.CreateDirectory(directory);
        var source = new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, "broker.db"), Pooling = false };
        _connection = new SqliteConnection(source.ToString());
        _connection.Open();
        using (var schema = _connection.CreateCommand())
        {
            schema.CommandText = Schema;
            schema.ExecuteNonQuery();
        }

        _put = Prepare("INSERT OR REPLACE INTO message VALUES ($0, $1, $2, $3, $4, $5, $6)", 7);
        _remove = Prepare("DELETE FROM message WHERE queue = $0 AND sequence = $1", 2);
        _delivered = Prepare("UPDATE message SET deliveries = $2 WHERE queue = $0 AND sequence = $1", 3);
        _remember = Prepare("INSERT OR REPLACE INTO seen VALUES ($0, $1, $2)", 3);
        _forget = Prepare("DELETE FROM seen WHERE queue = $0 AND until <= $1", 2);
        _count = Prepare("INSERT INTO counter VALUES ($0, $1) ON CONFLICT (queue) DO UPDATE SET last = max(last, excluded.last)", 2);
    }

    public void Commit(IEnumerable<StoreChange> changes)
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var command in new[] { _put, _remove, _delivered, _remember, _forget, _count })
            command.Transaction = transaction;
        var last = new Dictionary<string, long>();
        foreach (var change in changes)
            Write(change, last);
        foreach (var (queue, sequence) in last)
            Run(_count, queue, sequence);
        transaction.Commit();
    }

    public IReadOnlyList<StoredMessage> ReadMessages(string queue) =>
        Read("SELECT sequence, payload, enqueued, scheduled, source, deliveries FROM message WHERE queue = $0", queue, row =>
            new StoredMessage(row.GetInt64(0), row.GetFieldValue<byte[]>(1), Time(row.GetInt64(2)))
            {
                ScheduledFor = row.IsDBNull(3) ? null : Time(row.GetInt64(3)),
                DeadLetterSource = row.IsDBNull(4) ? null : row.GetString(4),
                DeliveryCount = row.GetInt32(5),
            });

    public IReadOnlyList<KeyValuePair<string, DateTimeOffset>> ReadSeen(string queue) =>
        Read("SELECT id, until FROM seen WHERE queue = $0", queue, row => KeyValuePair.Create(row.GetString(0), Time(row.GetInt64(1))));

    public long ReadLastSequence(string queue) =>
        Read("SELECT last FROM counter WHERE queue = $0", queue, row => row.GetInt64(0)).FirstOrDefault();

    public void Dispose() => _connection.Dispose();

    private static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);

    private static void Run(SqliteCommand command, params object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    private void Write(StoreChange change, Dictionary<string, long> last)
    {
        switch (change)
        {
            case StoreChange.Put(var queue, var m):
                Run(_put, queue, m.Sequence, m.Payload, m.EnqueuedAt.UtcTicks, m.ScheduledFor?.UtcTicks, m.DeadLetterSource, m.DeliveryCount);
                last[queue] = Math.Max(last.GetValueOrDefault(queue), m.Sequence);
                break;
            case StoreChange.Remove(var queue, var sequence): Run(_remove, queue, sequence); break;
            case StoreChange.Delivered(var queue, var sequence, var count): Run(_delivered, queue, sequence, count); break;
            case StoreChange.Remember(var queue, var id, var until): Run(_remember, queue, id, until.UtcTicks); break;
            case StoreChange.Forget(var queue, var before): Run(_forget, queue, before.UtcTicks); break;
        }
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        return command;
    }

    private List<T> Read<T>(string sql, string queue, Func<SqliteDataReader, T> map)
    {
        using var command = Prepare(sql, 1);
        command.Parameters[0].Value = queue;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(map(reader));
        return rows;
    }
}
