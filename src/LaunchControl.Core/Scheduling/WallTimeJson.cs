using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LaunchControl.Core.Scheduling;

/// <summary>Writes a wall time as <c>09:00</c>.</summary>
public sealed class WallTimeJson : JsonConverter<TimeOnly>
{
    public const string Format = "HH':'mm";

    /// <exception cref="JsonException">The text is not a time of a day.</exception>
    public override TimeOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TryParse(reader.GetString(), out var time) ? time : throw new JsonException("This is not a time such as 09:00.");

    public override void Write(Utf8JsonWriter writer, TimeOnly value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString(Format, CultureInfo.InvariantCulture));

    public static bool TryParse(string? text, out TimeOnly time) => TimeOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
