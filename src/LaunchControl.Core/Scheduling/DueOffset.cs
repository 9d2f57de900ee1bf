using System.Globalization;
using System.Text.RegularExpressions;

namespace LaunchControl.Core.Scheduling;

/// <summary>A due date relative to the launch moment: <c>L-14d</c>, <c>L-2h</c>, <c>L+30d</c>.</summary>
/// <remarks>Days keep the launch's wall time across daylight-saving changes; hours are exact.</remarks>
public readonly partial record struct DueOffset(int Amount, DueUnit Unit)
{
    private const int LongestInDays = 1000;

    public static bool TryParse(string? text, out DueOffset offset)
    {
        offset = default;
        var match = Pattern().Match(text ?? "");
        if (!match.Success || !int.TryParse(match.Groups["amount"].Value, CultureInfo.InvariantCulture, out var amount))
        {
            return false;
        }

        var unit = match.Groups["unit"].Value == "h" ? DueUnit.Hours : DueUnit.Days;
        offset = new DueOffset(match.Groups["sign"].Value == "-" ? -amount : amount, unit);
        return amount <= (unit == DueUnit.Hours ? LongestInDays * 24 : LongestInDays);
    }

    /// <exception cref="FormatException">The text is not an offset.</exception>
    public static DueOffset Parse(string text) =>
        TryParse(text, out var offset) ? offset : throw new FormatException($"'{text}' is not an offset such as L-14d, L-2h or L+30d.");

    /// <summary>The instant that this offset means for a launch at <paramref name="launchAt"/>, with the zone's offset.</summary>
    public DateTimeOffset From(DateTimeOffset launchAt, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(launchAt, zone);
        return Unit == DueUnit.Hours
            ? TimeZoneInfo.ConvertTime(launchAt.AddHours(Amount), zone)
            : AtWallTime(local.DateTime.AddDays(Amount), zone);
    }

    public override string ToString() => $"L{(Amount < 0 ? "-" : "+")}{Math.Abs(Amount)}{(Unit == DueUnit.Hours ? "h" : "d")}";

    private static DateTimeOffset AtWallTime(DateTime wall, TimeZoneInfo zone)
    {
        // A wall time inside a spring-forward gap does not exist: take the first one that does.
        while (zone.IsInvalidTime(wall))
        {
            wall = wall.AddMinutes(15);
        }

        // A wall time that happens twice means its first occurrence: never later than promised.
        var utcOffset = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, utcOffset);
    }

    [GeneratedRegex("^L(?<sign>[+-])(?<amount>[0-9]{1,6})(?<unit>[dh])$", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
