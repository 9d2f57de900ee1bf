using System.Text.Json;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Performance.Sources;

/// <summary>
/// Reads the answer to a query of Azure Monitor Logs: the first column of type <c>datetime</c> is the time and the first numeric one the value;
/// one row without a time is of the whole window, and stands at its end.
/// </summary>
/// <remarks>Shape: https://learn.microsoft.com/azure/azure-monitor/logs/api/response-format.</remarks>
internal static class LogsAnswer
{
    private const string Strange = "answered 200, but not as Azure Monitor Logs answers";

    private static readonly string[] NumericTypes = ["int", "long", "real", "decimal"];

    /// <exception cref="InvalidOperationException">A text on the way is not valid Unicode.</exception>
    public static Reading Read(JsonElement json, MetricQuery query)
    {
        // A partial result comes with 200, the tables and an error.
        if (SourceValues.Member(json, "error") is { ValueKind: not JsonValueKind.Null })
        {
            return Reading.Failed("answered with a part of the result only: narrow the query, or try it in the workspace");
        }

        if (Primary(json) is not { } table || ColumnTypes(table) is not { } types || SourceValues.Member(table, "rows") is not { ValueKind: JsonValueKind.Array } rows)
        {
            return Reading.Failed(Strange);
        }

        var (time, value) = (types.IndexOf("datetime"), types.FindIndex(type => NumericTypes.Contains(type)));
        return value < 0 ? Reading.Failed("gave no column with numbers: let the query end in one, for instance | summarize avg(Value) by bin(TimeGenerated, 1h)")
            : time < 0 && rows.GetArrayLength() > 1 ? Reading.Failed("gave several rows and no time: let the query give one row, or a datetime column")
            : Read(rows, time, value, query);
    }

    /// <summary>What an answer other than 200 says of itself.</summary>
    public static JsonElement? FindError(JsonElement json) => SourceValues.Member(json, "error") is { } error ? SourceValues.Member(error, "message") : null;

    private static Reading Read(JsonElement rows, int time, int value, MetricQuery query)
    {
        List<Sample> samples = [];
        foreach (var row in rows.EnumerateArray())
        {
            if (row.ValueKind != JsonValueKind.Array || row.GetArrayLength() <= Math.Max(time, value))
            {
                return Reading.Failed(Strange);
            }

            // NaN, infinities and nulls are no values.
            var at = time < 0 ? query.To : SourceValues.Instant(row[time]);
            if (at > query.From && at <= query.To && SourceValues.Number(row[value]) is { } number)
            {
                samples.Add(new Sample(at.Value, number));
            }
        }

        return new Reading { Samples = [.. samples.OrderBy(sample => sample.At)] };
    }

    private static JsonElement? Primary(JsonElement json)
    {
        if (SourceValues.Member(json, "tables") is not { ValueKind: JsonValueKind.Array } tables || tables.GetArrayLength() == 0)
        {
            return null;
        }

        foreach (var table in tables.EnumerateArray())
        {
            if (Text(table, "name") == "PrimaryResult")
            {
                return table;
            }
        }

        return tables[0];
    }

    private static List<string>? ColumnTypes(JsonElement table) => SourceValues.Member(table, "columns") is { ValueKind: JsonValueKind.Array } columns
        ? [.. columns.EnumerateArray().Select(column => Text(column, "type") ?? "")]
        : null;

    private static string? Text(JsonElement json, string name) => SourceValues.Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
