using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace LaunchControl.Benchmarks.Engine;

/// <summary>Durable commits of one small row each, one after the other, in a SQLite file with the engine's settings.</summary>
internal static class BareCommits
{
    /// <summary>Commits a second.</summary>
    public static double Rate(string folder, int count)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "bare.db"), Pooling = false }.ConnectionString);
        connection.Open();
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS bare (number INTEGER PRIMARY KEY, text TEXT NOT NULL)");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO bare (text) VALUES ($text)";
        insert.Parameters.AddWithValue("$text", new string('x', 300));
        var watch = Stopwatch.StartNew();
        for (var number = 0; number < count; number++)
        {
            insert.ExecuteNonQuery();
        }

        return count / watch.Elapsed.TotalSeconds;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // every caller passes a constant
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
