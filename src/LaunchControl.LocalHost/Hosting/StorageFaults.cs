using Microsoft.Data.Sqlite;

namespace LaunchControl.LocalHost.Hosting;

/// <summary>Says in one sentence why a file can't be written.</summary>
internal static class StorageFaults
{
    // https://www.sqlite.org/rescode.html#full
    private const int Full = 13;

    public static string Sentence(Exception failure, string? path) => failure is SqliteException { SqliteErrorCode: Full }
        ? $"the disk of {path ?? "the database"} is full: make room, then start it again. Nothing that was confirmed is lost."
        : $"{path ?? "the database"} can't be written: {failure.Message}";
}
