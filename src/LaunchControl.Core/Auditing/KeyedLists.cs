using System.Text.Json.Nodes;

namespace LaunchControl.Core.Auditing;

/// <summary>The lists of a launch whose elements have an id, so that a change names the element and not its position.</summary>
internal static class KeyedLists
{
    /// <summary>Link secrets are no part of the trail.</summary>
    public const string Secret = "linkNonce";

    /// <summary>The member that identifies the elements of a list, or null for a list that is one value.</summary>
    public static string? KeyOf(string list) => list switch
    {
        "gates" or "items" or "phases" or "metrics" or "agreedMetrics" or "incidents" or "lessons" or "holdRecommendations" => "id",
        "checks" => "offset",
        "approvers" => "person",
        _ => null,
    };

    /// <exception cref="InvalidDataException">The element has no such member.</exception>
    public static string Key(JsonNode element, string key) => element is JsonObject members && members[key] is JsonValue id
        ? id.GetValue<string>() : throw new InvalidDataException($"An element has no '{key}'.");

    /// <summary>Takes the secrets out of a value, wherever they stand in it.</summary>
    public static JsonNode? WithoutSecrets(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                members.Remove(Secret);
                foreach (var (_, value) in members)
                {
                    WithoutSecrets(value);
                }

                break;
            case JsonArray elements:
                foreach (var element in elements)
                {
                    WithoutSecrets(element);
                }

                break;
        }

        return node;
    }
}
