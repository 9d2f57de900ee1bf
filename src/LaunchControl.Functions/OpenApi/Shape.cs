using System.Text.Json.Nodes;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.OpenApi;

/// <summary>Writes the JSON Schema of what a request may say. A member that may be left out may also be null.</summary>
internal static class Shape
{
    public static ShapeMember Required(string name, JsonObject schema) => new(name, schema, true);

    public static ShapeMember Optional(string name, JsonObject schema) => new(name, OrNull(schema), false);

    /// <summary>Members that are not listed are refused.</summary>
    public static JsonObject Object(params IReadOnlyList<ShapeMember> members)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)member.Schema))),
            ["additionalProperties"] = false,
        };
        if (members.Any(member => member.IsRequired))
        {
            schema["required"] = new JsonArray([.. members.Where(member => member.IsRequired).Select(member => JsonValue.Create(member.Name))]);
        }

        return schema;
    }

    public static JsonObject Text(int longest, string? description = null) => Described(new JsonObject { ["type"] = "string", ["maxLength"] = longest }, description);

    /// <summary>A mail address, with whatever spaces stand around it.</summary>
    public static JsonObject Person(string? description = null) => Text(300, description ?? "Mail address.");

    public static JsonObject Instant(string? description = null) => Described(new JsonObject { ["type"] = "string", ["format"] = "date-time" }, description);

    public static JsonObject Date(string? description = null) => Described(new JsonObject { ["type"] = "string", ["format"] = "date" }, description);

    public static JsonObject Address(string? description = null) => Described(new JsonObject { ["type"] = "string", ["format"] = "uri", ["maxLength"] = 2000 }, description);

    public static JsonObject Boolean(string? description = null) => Described(new JsonObject { ["type"] = "boolean" }, description);

    public static JsonObject Number(string? description = null, double? least = null) => Bounded("number", least, null, description);

    public static JsonObject Integer(int? least = null, int? most = null, string? description = null) => Bounded("integer", least, most, description);

    public static JsonObject List(JsonObject element, int most, string? description = null) =>
        Described(new JsonObject { ["type"] = "array", ["items"] = element, ["maxItems"] = most }, description);

    /// <summary>An object whose members have names of the sender's own.</summary>
    public static JsonObject Map(JsonObject value, string? description = null) =>
        Described(new JsonObject { ["type"] = "object", ["additionalProperties"] = value }, description);

    public static JsonObject OneOf(string? description, params IReadOnlyList<string> words) =>
        Described(new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]) }, description);

    /// <summary>The names of an enum as the API spells them.</summary>
    public static JsonObject OneOf<T>(string? description = null)
        where T : struct, Enum =>
        OneOf(description, [.. Enum.GetNames<T>().Select(ApiJson.Spelled)]);

    public static JsonObject Reference(string component) => new() { ["$ref"] = $"#/components/schemas/{component}" };

    internal static JsonObject OrNull(JsonObject schema)
    {
        if (schema["type"] is not JsonValue type)
        {
            return schema.ContainsKey("$ref") ? new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) } : schema;
        }

        schema["type"] = new JsonArray(type.DeepClone(), "null");
        (schema["enum"] as JsonArray)?.Add(null);
        return schema;
    }

    private static JsonObject Bounded(string type, double? least, double? most, string? description)
    {
        var schema = new JsonObject { ["type"] = type };
        if (least is not null)
        {
            schema["minimum"] = least;
        }

        if (most is not null)
        {
            schema["maximum"] = most;
        }

        return Described(schema, description);
    }

    private static JsonObject Described(JsonObject schema, string? description)
    {
        if (description is not null)
        {
            schema["description"] = description;
        }

        return schema;
    }
}
