using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;

namespace LaunchControl.Functions.Tests.Counting;

/// <summary>The counts that are checked in: <c>storage-counts.json</c>.</summary>
internal static class CountsFile
{
    private const string Renew = "LAUNCHCONTROL_RENEW_COUNTS";
    private const string Name = "tests/LaunchControl.Functions.Tests/storage-counts.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Location => Path.Combine(Repository.Root, Name);

    /// <summary>What the file says of an operation.</summary>
    public static Counts Read(string operation) =>
        Operations(Load())[operation].Deserialize<Counts>(Options) ?? throw new InvalidOperationException($"{Name} does not know {operation}.");

    /// <summary>Every operation with its counts.</summary>
    public static IReadOnlyList<(string Operation, Counts Counts)> All() => [.. Operations(Load()).AsObject().Select(one => (one.Key, Read(one.Key)))];

    /// <summary>Fails where an operation asks for over a tenth more than the file says, or for so much less that the file should say so.</summary>
    /// <param name="calls">What was called, for the message.</param>
    public static void Hold(string operation, Counts counts, string calls)
    {
        if (Environment.GetEnvironmentVariable(Renew) == "1")
        {
            Write(operation, counts);
            return;
        }

        var (was, counted) = (Measures(Read(operation)), Measures(counts));
        var faults = counted.Select(measure => Fault(operation, measure.Key, was[measure.Key], measure.Value)).OfType<string>().ToList();
        Assert.True(faults.Count == 0, $"{string.Join('\n', faults)}\nCalls of storage: {calls}.");
    }

    private static string? Fault(string operation, string measure, long was, long now) =>
        now > was * 1.1 ? Invariant($"{operation}: {measure} was {was} and is {now}, over a tenth more. Take something back, or renew {Name} with {Renew}=1 and say why.")
        : now < was * 0.7 ? Invariant($"{operation}: {measure} was {was} and is {now}, far less. Renew {Name} with {Renew}=1, so that it is kept.")
        : null;

    private static Dictionary<string, long> Measures(Counts counts) =>
        JsonSerializer.SerializeToNode(counts, Options)!.AsObject().ToDictionary(measure => measure.Key, measure => measure.Value!.GetValue<long>());

    private static void Write(string operation, Counts counts)
    {
        var file = Load();
        Operations(file)[operation] = JsonSerializer.SerializeToNode(counts, Options);
        File.WriteAllText(Location, file.ToJsonString(Options) + "\n");
    }

    private static JsonNode Load() => JsonNode.Parse(File.ReadAllText(Location))!;

    private static JsonNode Operations(JsonNode file) => file["operations"]!;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
