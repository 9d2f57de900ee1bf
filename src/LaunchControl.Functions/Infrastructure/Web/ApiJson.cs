using System.Text.Json;
using System.Text.Json.Serialization;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>How JSON looks on the public surface: camelCase, enums as camelCase strings.</summary>
public static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new LaunchTierConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };
}
