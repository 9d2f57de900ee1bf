using System.Text.Json;
using LaunchControl.Benchmarks.Reporting;
using LaunchControl.Benchmarks.Running;
using LaunchControl.Drivers;

namespace LaunchControl.Benchmarks.StorageCounts;

/// <summary>P6: quotes the counts that a test holds; nothing is counted here.</summary>
internal sealed class CountFile : IBenchmark
{
    private const string Name = "tests/LaunchControl.Functions.Tests/storage-counts.json";

    public string Row => "P6";

    public async Task<IReadOnlyList<Measurement>> RunAsync(BenchmarkRun run)
    {
        await using var file = File.OpenRead(Path.Combine(Repository.Root, Name));
        using var counts = await JsonDocument.ParseAsync(file);
        var operations = counts.RootElement.GetProperty("operations");
        return
        [
            Line(operations, "loneSignOff", "storage calls of a lone sign-off", 4, "storageReads", "storageChanges"),
            Line(operations, "launch", "storage calls, and messages sent and received, of a launch", 1_500, "storageReads", "storageChanges", "messagesSent", "messagesReceived"),
            Line(operations, "idleHour", "storage calls of an idle hour", 60, "storageReads", "storageChanges"),
        ];
    }

    private static Measurement Line(JsonElement operations, string operation, string what, int most, params string[] counts) =>
        new($"{what}, as the build holds them", counts.Sum(count => operations.GetProperty(operation).GetProperty(count).GetInt64()), "calls") { Goals = [Goal.AtMost(most, "calls")] };
}
