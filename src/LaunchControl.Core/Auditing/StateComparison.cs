using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Auditing;

/// <summary>Holds a launch as it is stored against what its trail adds up to. Link secrets are in no trail, and are left aside.</summary>
public static class StateComparison
{
    /// <summary>Path of the first value that differs, as <see cref="Change"/> spells it; null where they are the same.</summary>
    public static string? FirstDifference(Launch stored, Launch folded) =>
        // Earlier releases did not keep when a launch changed.
        Compare("", "", Node(stored), Node(stored.ChangedAt is null ? folded with { ChangedAt = null } : folded));

    private static string? Compare(string path, string name, JsonNode? one, JsonNode? other) => (one, other) switch
    {
        (JsonObject mine, JsonObject others) => mine.Select(member => member.Key).Union(others.Select(member => member.Key))
            .Select(member => Compare(Below(path, member), member, mine[member], others[member])).FirstOrDefault(found => found is not null),
        (JsonArray mine, JsonArray others) when mine.Count == others.Count => mine
            .Select((element, index) => Compare(Below(path, NameOf(name, element, index)), "", element, others[index])).FirstOrDefault(found => found is not null),
        _ => JsonNode.DeepEquals(one, other) ? null : path,
    };

    private static string NameOf(string list, JsonNode? element, int index) =>
        KeyedLists.KeyOf(list) is { } key && element is JsonObject members && members[key] is { } id ? id.GetValue<string>() : index.ToString(CultureInfo.InvariantCulture);

    private static string Below(string path, string name) => path.Length == 0 ? FaultList.Segment(name) : $"{path}/{FaultList.Segment(name)}";

    private static JsonNode? Node(Launch launch) => KeyedLists.WithoutSecrets(JsonSerializer.SerializeToNode(launch, LaunchJson.Options));
}
