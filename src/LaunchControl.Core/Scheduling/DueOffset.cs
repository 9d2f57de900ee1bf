using System.Globalization;
using System.Text.RegularExpressions;

namespace LaunchControl.Core.Scheduling;

/// <summary>A due date relative to the launch moment: <c>L-14d</c>, <c>L-10wd</c>, <c>L-2h</c>, <c>L+30d</c>.</summary>
/// <remarks>
/// At most 1,000 days, working days or 24,000 hours. Days and working days keep the launch's wall time across daylight-saving changes; hours are exact.
/// A number of working days always ends on a working day.
/// </remarks>
public readonly partial record struct DueOffset(int Amount, DueUnit Unit)
{
    private const int LongestInDays = 1000;

    /// <summary>Reads the text of an offset, exactly as <see cref="ToString"/> writes it; leading zeros are allowed.</summary>
    public static bool TryParse(string? text, out DueOffset offset)
    {
        offset = default;
        var match = Pattern().Match(text ?? "");
        if (!match.Success || !int.TryParse(match.Groups["amount"].Value, CultureInfo.InvariantCulture, out var amount))
        {
            return false;
        }

        var unit = match.Groups["unit"].Value switch { "h" => DueUnit.Hours, "wd" => DueUnit.WorkingDays, _ => DueUnit.Days };
        if (amount > (unit == DueUnit.Hours ? LongestInDays * 24 : LongestInDays))
        {
            return false;
        }

        offset = new DueOffset(match.Groups["sign"].Value == "-" ? -amount : amount, unit);
        return true;
    }

    /// <exception cref="FormatException">The text is not an offset.</exception>
    public static DueOffset Parse(string text) =>
        TryParse(text, out var offset) ? offset : throw new FormatException($"'{text}' is not an offset such as L-14d, L-10wd, L-2h or L+30d.");

    /// <summary>The instant that this offset means for a launch at <paramref name="launchAt"/>, with the zone's offset.</summary>
    /// <remarks>A wall time that does not exist on that day becomes the first minute that does; one that happens twice means the first.</remarks>
    public DateTimeOffset From(DateTimeOffset launchAt, TimeZoneInfo zone, WorkCalendar? calendar = null)
    {
        // No days at all is the launch itself, also in the second of two equal hours.
        if (Unit == DueUnit.Hours || Amount == 0)
        {
            return TimeZoneInfo.ConvertTime(launchAt.AddHours(Amount), zone);
        }

        var wall = TimeZoneInfo.ConvertTime(launchAt, zone).DateTime;
        return Unit == DueUnit.Days
            ? AtWallTime(wall.AddDays(Amount), zone)
            : AtWallTime((calendar ?? WorkCalendar.Default).AddWorkingDays(DateOnly.FromDateTime(wall), Amount).ToDateTime(TimeOnly.FromDateTime(wall)), zone);
    }

    public override string ToString() => $"L{(Amount < 0 ? "-" : "+")}{Math.Abs(Amount)}{Suffix}";

    private string Suffix => Unit switch { DueUnit.Hours => "h", DueUnit.WorkingDays => "wd", _ => "d" };

    /// <summary>A wall time of a zone as an instant; see <see cref="From"/> for times that do not exist or happen twice.</summary>
    /// <remarks>
    /// Asks TimeZoneInfo about instants only. What it says about wall times is wrong where a zone moves its standard time (Pacific/Apia, 2011),
    /// and in some zones with daylight saving too (America/Scoresbysund, 2021).
    /// </remarks>
    internal static DateTimeOffset AtWallTime(DateTime wall, TimeZoneInfo zone)
    {
        var near = new DateTimeOffset(wall, TimeSpan.Zero);
        var (before, after) = (zone.GetUtcOffset(near.AddDays(-1)), zone.GetUtcOffset(near.AddDays(1)));
        var (early, late) = before > after ? (before, after) : (after, before);
        return Means(early) ? new DateTimeOffset(wall, early)
            : Means(late) ? new DateTimeOffset(wall, late)
            : EndOfGap(new DateTimeOffset(wall, early), new DateTimeOffset(wall, late), zone);

        bool Means(TimeSpan utcOffset) => zone.GetUtcOffset(new DateTimeOffset(wall, utcOffset)) == utcOffset;
    }

    /// <summary>The instant at which the clocks change, which is after <paramref name="before"/> and not after <paramref name="after"/>.</summary>
    private static DateTimeOffset EndOfGap(DateTimeOffset before, DateTimeOffset after, TimeZoneInfo zone)
    {
        var changed = zone.GetUtcOffset(after);
        while (after - before > TimeSpan.FromTicks(1))
        {
            var middle = before + ((after - before) / 2);
            (before, after) = zone.GetUtcOffset(middle) == changed ? (before, middle) : (middle, after);
        }

        return after.ToOffset(changed);
    }

    [GeneratedRegex("^L(?<sign>[+-])(?<amount>[0-9]{1,6})(?<unit>wd|[dh])\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
