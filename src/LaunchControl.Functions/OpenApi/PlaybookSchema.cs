using System.Text.Json.Nodes;

namespace LaunchControl.Functions.OpenApi;

/// <summary>The published JSON Schema of playbooks, as part of the document.</summary>
internal static class PlaybookSchema
{
    /// <summary>Name of the component.</summary>
    public const string Name = "PlaybookDocument";

    private const string Definitions = "$defs";

    /// <summary>Adds the schema, and each of its definitions under a name of its own: not every tool follows a reference into a schema.</summary>
    public static void AddTo(SchemaComponents schemas)
    {
        using var resource = typeof(PlaybookSchema).Assembly.GetManifestResourceStream("playbook.schema.json")
            ?? throw new InvalidOperationException("The schema of playbooks is not embedded.");
        var schema = JsonNode.Parse(resource)!.AsObject();
        var definitions = schema[Definitions]!.AsObject();
        foreach (var member in new[] { "$schema", "$id", Definitions })
        {
            schema.Remove(member);
        }

        foreach (var (name, definition) in definitions)
        {
            schemas.Add($"{Name}.{name}", Relocate(definition!));
        }

        schemas.Add(Name, Relocate(schema));
    }

    private static JsonNode Relocate(JsonNode schema) =>
        JsonNode.Parse(schema.ToJsonString().Replace($"\"#/{Definitions}/", $"\"#/components/schemas/{Name}.", StringComparison.Ordinal))!;
}
