using System.Text.Json;
using System.Text.Json.Serialization;

namespace LaunchControl.Core.Launches;

/// <summary>How state is written as JSON where it is kept: camelCase, enums as camelCase strings, nothing for null, nothing that is computed.</summary>
public static class LaunchJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true, // computed from the rest
    };
}
