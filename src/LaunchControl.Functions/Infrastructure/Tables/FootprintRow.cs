using System.Text.Json;
using Azure.Data.Tables;
using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.Infrastructure.Tables;

/// <summary>Keeps a launch's footprint in columns of its row in the index.</summary>
internal static class FootprintRow
{
    private const string Column = "Footprint";

    // The largest footprint that there can be needs fewer.
    private const int MostColumns = 8;

    public static readonly string[] Columns = ["RowKey", .. Enumerable.Range(0, MostColumns).Select(column => JsonColumns.Name(Column, column))];

    public static TableEntity Write(this TableEntity row, LaunchFootprint footprint) => row.WriteText(JsonSerializer.Serialize(footprint, LaunchJson.Options), Column);

    /// <summary>Null for a row that an earlier version wrote, and that has none.</summary>
    public static LaunchFootprint? Read(TableEntity row) =>
        row.ReadText(Column) is { Length: > 0 } text ? JsonSerializer.Deserialize<LaunchFootprint>(text, LaunchJson.Options) : null;
}
