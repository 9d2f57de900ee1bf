using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace LaunchControl.LocalHost.Developer;

/// <summary>Every mail that was sent, oldest first. A mail with an id that is there already is the same mail again, as in a real mailbox.</summary>
public sealed class Mailbox : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;

    /// <param name="path">SQLite file; null keeps mails in memory.</param>
    public Mailbox(string? path)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path ?? ":memory:" }.ConnectionString);
        _connection.Open();
        Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS mails (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, sent_at TEXT NOT NULL, mail TEXT NOT NULL);");
    }

    public void Add(ReceivedMail mail) => Execute(
        "INSERT INTO mails (id, sent_at, mail) VALUES ($id, $sentAt, $mail) ON CONFLICT (id) DO NOTHING",
        ("$id", mail.Id), ("$sentAt", mail.SentAt.ToString("O", CultureInfo.InvariantCulture)), ("$mail", JsonSerializer.Serialize(mail)));

    /// <param name="to">Only what went to this address; null for everything.</param>
    public IReadOnlyList<ReceivedMail> All(string? to = null)
    {
        lock (_lock)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "SELECT mail FROM mails WHERE $to IS NULL OR json_extract(mail, '$.To') = $to ORDER BY number";
            command.Parameters.AddWithValue("$to", (object?)to ?? DBNull.Value);
            using var reader = command.ExecuteReader();
            List<ReceivedMail> mails = [];
            while (reader.Read())
            {
                mails.Add(JsonSerializer.Deserialize<ReceivedMail>(reader.GetString(0))!);
            }

            return mails;
        }
    }

    public void Clear() => Execute("DELETE FROM mails");

    public void Dispose() => _connection.Dispose();

    private void Execute(string sql, params (string Name, string Value)[] parameters)
    {
        lock (_lock)
        {
            using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // every caller passes a constant
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, value) in parameters)
            {
                command.Parameters.AddWithValue(name, value);
            }

            command.ExecuteNonQuery();
        }
    }
}
