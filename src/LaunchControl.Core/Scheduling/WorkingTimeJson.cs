using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LaunchControl.Core.Scheduling;

/// <summary>Writes working time as <c>PT32H</c> or <c>PT1H30M</c>: in hours, since a working day has no fixed length.</summary>
public sealed class WorkingTimeJson : JsonConverter<TimeSpan>
{
    /// <exception cref="JsonException">The text is no working time.</exception>
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TryParse(reader.GetString(), out var time) ? time : throw new JsonException("This is not working time such as PT16H.");

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteStringValue(
        string.Create(CultureInfo.InvariantCulture, $"PT{(int)value.TotalHours}H{(value.Minutes > 0 ? $"{value.Minutes}M" : "")}"));

    /// <summary>Whole hours and minutes only.</summary>
    public static bool TryParse(string? text, out TimeSpan time)
    {
        time = default;
        return text is not null && text.StartsWith("PT", StringComparison.Ordinal) && text[2..].All(character => char.IsAsciiDigit(character) || character is 'H' or 'M') && IsoDuration.TryParse(text, out time);
    }
}
