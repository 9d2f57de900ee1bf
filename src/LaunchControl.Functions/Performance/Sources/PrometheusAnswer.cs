using System.Text.Json;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Performance.Sources;

/// <summary>Reads the answer to a range query: one series, or none.</summary>
internal static class PrometheusAnswer
{
    /// <exception cref="InvalidOperationException">A text on the way is not valid Unicode.</exception>
    public static Reading Read(JsonElement json, MetricQuery query)
    {
        if (SourceValues.Member(json, "status") is not { ValueKind: JsonValueKind.String } status || status.GetString() != "success"
            || SourceValues.Member(json, "data") is not { } data || SourceValues.Member(data, "result") is not { ValueKind: JsonValueKind.Array } result)
        {
            return Reading.Failed("answered 200, but not as Prometheus answers");
        }

        // Servers that ask others give what they got, and warn of what they did not get.
        if (SourceValues.Member(json, "warnings") is { ValueKind: JsonValueKind.Array } warnings && warnings.GetArrayLength() > 0)
        {
            return Reading.Failed("answered with warnings, so some of the data may be missing: try the query there");
        }

        return result.GetArrayLength() switch
        {
            0 => new Reading(),
            1 when SourceValues.Member(result[0], "values") is { ValueKind: JsonValueKind.Array } values => ReadValues(values, query),
            1 => Reading.Failed("answered 200, but without numbers over time"),
            var count => Reading.Failed($"gave {count} series instead of one: aggregate in the query, for instance with sum(...)"),
        };
    }

    /// <summary>What an answer other than 200 says of itself.</summary>
    public static JsonElement? FindError(JsonElement json) => SourceValues.Member(json, "error");

    // Each is [Unix seconds, "number"]; NaN and infinities are no values.
    private static Reading ReadValues(JsonElement values, MetricQuery query)
    {
        List<Sample> samples = [];
        foreach (var pair in values.EnumerateArray())
        {
            if (pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() != 2 || SourceValues.Instant(pair[0]) is not { } at)
            {
                return Reading.Failed("answered 200, but not as Prometheus answers");
            }

            if (SourceValues.Number(pair[1]) is { } value && at > query.From && at <= query.To)
            {
                samples.Add(new Sample(at, value));
            }
        }

        return new Reading { Samples = [.. samples.OrderBy(sample => sample.At)] };
    }
}
