namespace LaunchControl.Functions.Tests.Counting;

/// <summary>What was asked of Table Storage so far.</summary>
/// <param name="Rows">Rows that queries answered with.</param>
/// <param name="ByTable">Calls by method and table, such as <c>GET Launches</c>.</param>
public sealed record StorageTotals(long Reads, long Changes, long Rows, IReadOnlyDictionary<string, long> ByTable)
{
    public long Calls => Reads + Changes;

    /// <summary>What came since then, for messages.</summary>
    public string Since(StorageTotals before) => string.Join(", ", ByTable
        .Select(one => (one.Key, Count: one.Value - before.ByTable.GetValueOrDefault(one.Key)))
        .Where(one => one.Count > 0).OrderByDescending(one => one.Count).Select(one => $"{one.Count} {one.Key}"));
}
