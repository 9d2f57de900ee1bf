using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.OpenApi;

/// <summary>JSON Schemas of what the API answers, made from the very types and options that its answers are written with.</summary>
internal sealed class SchemaComponents(XmlDocs docs)
{
    private static readonly JsonSerializerOptions Json = new(ApiJson.Options)
    {
        NumberHandling = JsonNumberHandling.Strict, // Numbers are read from strings too, but never written so.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private static readonly string[] Suffixes = ["View", "Body"];

    private readonly SortedDictionary<string, JsonNode> _schemas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Type> _named = new(StringComparer.Ordinal);

    /// <summary>All that were asked for, and what they refer to.</summary>
    public JsonObject ToJson() => new(_schemas.Select(schema => KeyValuePair.Create(schema.Key, (JsonNode?)schema.Value)));

    public void Add(string name, JsonNode schema) => _schemas[name] = schema;

    /// <summary>A reference to the schema of a type of ours, which is added if it is not there yet.</summary>
    /// <exception cref="InvalidOperationException">Two types would have the same name.</exception>
    public JsonObject Reference(Type type)
    {
        var name = Name(type);
        if (_named.TryAdd(name, type))
        {
            _schemas[name] = Schema(type);
        }
        else if (_named[name] != type)
        {
            throw new InvalidOperationException($"'{name}' names two types: {type.FullName} and {_named[name].FullName}.");
        }

        return Shape.Reference(name);
    }

    private JsonNode Schema(Type type) =>
        Json.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform });

    private JsonObject Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        var schema = node as JsonObject ?? []; // "true", for anything at all, is not understood everywhere.
        var (type, isNullable) = (Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type, IsNullable(schema));
        var isRoot = context.Path.IsEmpty;
        var result = !isRoot && IsOurs(type) && !type.IsEnum ? Reference(type)
            : type == typeof(LaunchTier) ? Shape.OneOf<LaunchTier>()
            : type.IsEnum ? Typed(schema)
            : schema["$ref"] is not null ? Schema(type).AsObject() // The exporter points at an earlier place with the same type.
            : schema;
        if (isNullable && !ReferenceEquals(result, schema) && result["type"] is not JsonArray)
        {
            result = Shape.OrNull(result);
        }

        if (isRoot && context.TypeInfo.Kind == JsonTypeInfoKind.Object)
        {
            result["required"] = Required(context);
        }

        if ((isRoot ? docs.Of(type) : context.PropertyInfo?.AttributeProvider is PropertyInfo property ? docs.Of(property) : null) is { } description)
        {
            result["description"] = description;
        }

        return result;
    }

    // What is serialized is there, unless it is left out where it is null.
    private static JsonArray Required(JsonSchemaExporterContext context) => new([..
        from property in context.TypeInfo.Properties
        let ignore = (property.AttributeProvider as MemberInfo)?.GetCustomAttribute<JsonIgnoreAttribute>()
        where property.Get is not null && ignore?.Condition is null or JsonIgnoreCondition.Never
        select JsonValue.Create(property.Name)]);

    // The words of an enum come without saying that they are strings.
    private static JsonObject Typed(JsonObject words)
    {
        words["type"] = IsNullable(words) ? new JsonArray("string", "null") : "string";
        return words;
    }

    private static bool IsNullable(JsonObject schema) =>
        (schema["type"] is JsonArray types && types.Any(type => type!.GetValue<string>() == "null")) || (schema["enum"] is JsonArray words && words.Contains(null));

    private static bool IsOurs(Type type) => type.Assembly.GetName().Name!.StartsWith("LaunchControl.", StringComparison.Ordinal);

    // Whoever reads the document sees no other side of a thing than its view.
    private static string Name(Type type) => type.IsGenericType
        ? Name(type.GetGenericArguments()[0]) + type.Name.Split('`')[0]
        : Suffixes.FirstOrDefault(suffix => type.Name.EndsWith(suffix, StringComparison.Ordinal)) is { } suffix ? type.Name[..^suffix.Length] : type.Name;
}
