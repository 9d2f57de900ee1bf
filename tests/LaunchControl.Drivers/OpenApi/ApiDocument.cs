using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace LaunchControl.Drivers.OpenApi;

/// <summary>The API's OpenAPI document as a client reads it.</summary>
public sealed class ApiDocument
{
    private readonly JsonObject _definitions;
    private readonly ConcurrentDictionary<string, JsonSchema> _schemas = new(StringComparer.Ordinal);

    public ApiDocument(JsonObject document)
    {
        Json = document;
        _definitions = Local(document["components"]!["schemas"]!).AsObject();
        Operations =
        [..
            from path in document["paths"]!.AsObject()
            from method in path.Value!.AsObject()
            select new DocumentedOperation(this, path.Key, method.Key, method.Value!.AsObject())];
    }

    public JsonObject Json { get; }

    public IReadOnlyList<DocumentedOperation> Operations { get; }

    public static async Task<ApiDocument> ReadAsync(HttpClient http) => new(JsonNode.Parse(await http.GetStringAsync("api/openapi.json"))!.AsObject());

    /// <summary>What a request calls; null where the document knows nothing of it.</summary>
    public DocumentedOperation? Find(HttpMethod method, string path) =>
        Operations.FirstOrDefault(operation => operation.Method.Equals(method.Method, StringComparison.OrdinalIgnoreCase) && operation.Fits(path));

    /// <summary>Follows a reference within the document.</summary>
    public JsonObject Resolve(JsonNode node) => node["$ref"] is { } reference
        ? reference.GetValue<string>().TrimStart('#', '/').Split('/').Aggregate((JsonNode)Json, (parent, name) => parent[name]!).AsObject()
        : node.AsObject();

    /// <summary>Null where the value is as the schema says; else what is wrong.</summary>
    public string? FaultOf(JsonNode schema, string json)
    {
        using var value = JsonDocument.Parse(json);
        var result = _schemas.GetOrAdd(schema.ToJsonString(), Compile).Evaluate(value.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        return result.IsValid ? null : string.Join("; ",
            from detail in result.Details ?? []
            from error in detail.Errors ?? new Dictionary<string, string>()
            select $"{detail.InstanceLocation}: {error.Value}");
    }

    public bool IsValid(JsonNode schema, string json) => FaultOf(schema, json) is null;

    private JsonSchema Compile(string schema)
    {
        var whole = Local(JsonNode.Parse(schema)!).AsObject();
        whole["$defs"] = _definitions.DeepClone();
        LeaveFormats(whole);
        return JsonSchema.FromText(whole.ToJsonString(), new BuildOptions { SchemaRegistry = new SchemaRegistry() });
    }

    // A format is a remark in OpenAPI 3.1, and no rule.
    private static void LeaveFormats(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            if (members["format"] is JsonValue)
            {
                members.Remove("format");
            }

            members.ToList().ForEach(member => LeaveFormats(member.Value));
        }
        else if (node is JsonArray elements)
        {
            elements.ToList().ForEach(LeaveFormats);
        }
    }

    private static JsonNode Local(JsonNode schema) =>
        JsonNode.Parse(schema.ToJsonString().Replace("\"#/components/schemas/", "\"#/$defs/", StringComparison.Ordinal))!;
}
