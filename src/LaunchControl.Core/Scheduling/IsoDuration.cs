using System.Xml;

namespace LaunchControl.Core.Scheduling;

/// <summary>Reads ISO 8601 durations such as <c>PT5M</c> or <c>P14D</c>.</summary>
public static class IsoDuration
{
    /// <summary>Days, hours, minutes and seconds, zero or more; not years and months, which have no fixed length, and not weeks.</summary>
    public static bool TryParse(string? text, out TimeSpan duration)
    {
        duration = default;
        if (text is not ['P', .. { Length: < 30 }] || text.Any(char.IsWhiteSpace) || text.Split('T')[0].AsSpan().ContainsAny('Y', 'M'))
        {
            return false;
        }

        try
        {
            duration = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return false;
        }
    }

    /// <exception cref="FormatException">The text is not a duration.</exception>
    public static TimeSpan Parse(string text) =>
        TryParse(text, out var duration) ? duration : throw new FormatException($"'{text}' is not a duration such as PT5M or P14D.");
}
