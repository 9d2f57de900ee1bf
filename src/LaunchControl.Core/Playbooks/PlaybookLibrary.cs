using System.Text.Json;
using System.Text.Json.Serialization;

namespace LaunchControl.Core.Playbooks;

/// <summary>The playbooks that come with LaunchControl.</summary>
public static class PlaybookLibrary
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly Lazy<IReadOnlyList<Playbook>> Loaded = new(() => [.. Load()]);

    /// <summary>All of them, by id.</summary>
    public static IReadOnlyList<Playbook> All => Loaded.Value;

    public static Playbook? Find(string? id) => All.FirstOrDefault(playbook => playbook.Id == id);

    private static IEnumerable<Playbook> Load()
    {
        var assembly = typeof(PlaybookLibrary).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            yield return JsonSerializer.Deserialize<Playbook>(stream, Json) ?? throw new InvalidDataException($"The playbook {name} is empty.");
        }
    }
}
