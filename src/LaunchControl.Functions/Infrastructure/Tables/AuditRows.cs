using Azure.Data.Tables;
using LaunchControl.Core.Auditing;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>Maps between an audit entry and its row: the text that is hashed, as it is, and beside it what queries and people look for.</summary>
internal static class AuditRows
{
    private const string Action = "Action";
    private const string Actor = "Actor";
    private const string Hash = "Hash";

    // What the service adds by itself.
    private static readonly HashSet<string> Given = new(["PartitionKey", "RowKey", "Timestamp", "odata.etag"], StringComparer.Ordinal);

    public static TableEntity Of(string launchId, AuditEntry entry)
    {
        var text = AuditChain.Text(entry);
        return Row(launchId, TableKeys.Audit(entry.Sequence), entry, text);
    }

    public static AuditEntry ToEntry(TableEntity row) => AuditChain.Read(row.ReadText());

    /// <summary>The row as it was found; never fails, whatever became of it.</summary>
    public static AuditLine ToLine(TableEntity row)
    {
        var (sequence, text) = (TableKeys.ReadAudit(row.RowKey), row.ReadText());
        return new AuditLine(
            sequence,
            text,
            row.TryGetValue(Hash, out var hash) ? hash as string : null,
            sequence == 0 ? $"its key is '{row.RowKey}'." : Contradiction(row, text));
    }

    private static TableEntity Row(string launchId, string key, AuditEntry entry, string text) =>
        new TableEntity(launchId, key) { [Action] = entry.Action, [Actor] = entry.Actor, [Hash] = AuditChain.HashOf(text) }.WriteText(text);

    private static string? Contradiction(TableEntity row, string text)
    {
        if (AuditChain.TryRead(text) is not { } entry)
        {
            // Whoever reads the text finds that out.
            return null;
        }

        var expected = Row(row.PartitionKey, row.RowKey, entry, text);
        var odd = expected.Keys.Union(row.Keys).Where(column => !Given.Contains(column))
            .FirstOrDefault(column => !expected.TryGetValue(column, out var said) || !row.TryGetValue(column, out var found) || !Equals(said, found));
        return odd is null ? null : $"its column '{odd}' says something else than its text.";
    }
}
