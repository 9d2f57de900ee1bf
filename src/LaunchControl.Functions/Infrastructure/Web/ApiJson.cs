using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>How JSON looks on the public surface: camelCase, enums as camelCase strings.</summary>
public static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        // The answers are JSON documents, never part of a page: + and ' may stay as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new LaunchTierConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>A member of an enum as the API spells it. T1 is a name, not a word.</summary>
    public static string Spelled(string name) => name is [_, >= '0' and <= '9'] ? name : JsonNamingPolicy.CamelCase.ConvertName(name);
}
