using LaunchControl.Drivers;
using LaunchControl.LocalHost.Durable.Histories;

namespace LaunchControl.Functions.Tests.Orchestrations;

/// <summary>Histories that running instances of each released version have, as files: one folder a version.</summary>
internal static class HistoryFiles
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "LaunchControl.Functions.Tests", "Orchestrations", "Histories");

    public static IEnumerable<string> Versions => Directory.GetDirectories(Folder).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal);

    public static IEnumerable<(string Name, RecordedHistory History)> All =>
        from version in Versions
        from file in Directory.GetFiles(Path.Combine(Folder, version), "*.json").Order(StringComparer.Ordinal)
        select ($"{version}/{Path.GetFileName(file)}", RecordedHistory.FromJson(File.ReadAllText(file)));

    public static void Write(string name, RecordedHistory history)
    {
        var folder = Path.Combine(Folder, history.Version);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"{name}.json"), history.ToJson() + "\n");
    }
}
