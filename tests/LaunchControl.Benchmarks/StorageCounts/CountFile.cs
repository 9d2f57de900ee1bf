using System.Text.Json.Nodes;
using LaunchControl.Benchmarks.Reporting;
using LaunchControl.Benchmarks.Running;
using LaunchControl.Drivers;

namespace LaunchControl.Benchmarks.StorageCounts;

/// <summary>P6: quotes the storage calls that a test counts and holds the system to. Nothing is measured here.</summary>
internal sealed class CountFile : IBenchmark
{
    private static readonly string FileName = Path.Combine(Repository.Root, "tests/LaunchControl.Functions.Tests/storage-counts.json");

    public string Row => "P6";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run)
    {
        if (!File.Exists(FileName))
        {
            run.Say("there is no storage-counts.json: nothing to quote");
            return [];
        }

        return [.. Numbers(JsonNode.Parse(await File.ReadAllTextAsync(FileName)), "").Select(number => new Measurement($"storage-counts.json: {number.Path}", number.Value, ""))];
    }

    // Every number of the file, whatever its form.
    private static IEnumerable<(string Path, double Value)> Numbers(JsonNode? node, string path) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Numbers(field.Value, path.Length == 0 ? field.Key : $"{path}, {field.Key}")),
        JsonArray elements => elements.SelectMany((element, at) => Numbers(element, $"{path} [{at}]")),
        JsonValue value when value.TryGetValue<double>(out var number) => [(path, number)],
        _ => [],
    };
}
