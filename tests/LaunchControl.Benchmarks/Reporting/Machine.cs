using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using LaunchControl.Drivers;
using Microsoft.Data.Sqlite;

namespace LaunchControl.Benchmarks.Reporting;

/// <summary>What the figures were measured on and with.</summary>
internal static class Machine
{
    public static IEnumerable<(string What, string Value)> Describe() =>
    [
        ("machine", string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores ({Value("/proc/cpuinfo", "model name")}), {Gigabytes():0.0} GB of memory")),
        ("kernel", File.Exists("/proc/sys/kernel/osrelease") ? $"Linux {File.ReadAllText("/proc/sys/kernel/osrelease").Trim()}" : RuntimeInformation.OSDescription),
        ("software", $"{RuntimeInformation.FrameworkDescription}, Azurite {AzuriteVersion()} in memory, SQLite {SqliteVersion()}"),
    ];

    private static double Gigabytes() => double.Parse(Value("/proc/meminfo", "MemTotal").Split(' ')[0], CultureInfo.InvariantCulture) / 1024 / 1024;

    private static string Value(string file, string name) =>
        (File.Exists(file) ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':')[1].Trim() : null) ?? "0";

    private static string AzuriteVersion() =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "eng/azurite/package.json")))!["dependencies"]!["azurite"]!.GetValue<string>();

    private static string SqliteVersion()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return connection.ServerVersion;
    }
}
