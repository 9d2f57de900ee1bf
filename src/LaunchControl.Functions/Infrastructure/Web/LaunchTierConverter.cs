using System.Text.Json;
using System.Text.Json.Serialization;
using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.Infrastructure.Web;

/// <summary>Tiers are names, not words: <c>T1</c> stays <c>T1</c>.</summary>
public sealed class LaunchTierConverter : JsonConverter<LaunchTier>
{
    public override LaunchTier Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Enum.Parse<LaunchTier>(reader.GetString()!, ignoreCase: true);

    public override void Write(Utf8JsonWriter writer, LaunchTier value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
