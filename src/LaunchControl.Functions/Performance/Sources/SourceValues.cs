using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Performance.Sources;

/// <summary>Reads numbers and instants as other systems write them in JSON.</summary>
internal static partial class SourceValues
{
    // Further away no instant can be.
    private static readonly double MostSeconds = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>A number, or a text that is one in JSON's spelling. Null for anything else, and for what is not finite.</summary>
    /// <exception cref="InvalidOperationException">The text is not valid Unicode.</exception>
    public static double? Number(JsonElement value)
    {
        var read = value.ValueKind switch
        {
            JsonValueKind.Number => value.TryGetDouble(out var number) ? number : double.NaN,
            JsonValueKind.String => Parse(value.GetString()!),
            _ => double.NaN,
        };
        return double.IsFinite(read) ? read : null;
    }

    /// <summary>RFC 3339 text with its offset, or Unix seconds as a number. Null for anything else: a guess at a date may be months off.</summary>
    /// <exception cref="InvalidOperationException">The text is not valid Unicode.</exception>
    public static DateTimeOffset? Instant(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var seconds) && Math.Abs(seconds) < MostSeconds => FromUnix(seconds),
        JsonValueKind.String when JsonFields.TryReadInstant(FinerDigits().Replace(value.GetString()!, ""), out var at) => at.ToUniversalTime(),
        _ => null,
    };

    /// <summary>A member of an object; null for a missing one, and of anything else.</summary>
    /// <exception cref="InvalidOperationException">A member's name is not valid Unicode.</exception>
    public static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : null;

    // Many servers write nanoseconds.
    [GeneratedRegex(@"(?<=\.[0-9]{7})[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex FinerDigits();

    private static DateTimeOffset? FromUnix(double seconds) =>
        seconds > -62_135_596_800 ? DateTimeOffset.UnixEpoch.AddTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond)) : null;

    private static double Parse(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
