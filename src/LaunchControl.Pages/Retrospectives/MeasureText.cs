using System.Globalization;

namespace LaunchControl.Pages;

/// <summary>Numbers of metrics and dates as sentences and tables show them.</summary>
internal static class MeasureText
{
    /// <summary>Up to four decimals, thousands parted; with its unit where there is one.</summary>
    public static string Of(double? value, string? unit, string without = "none") =>
        value is { } number ? $"{number.ToString("#,0.####", CultureInfo.InvariantCulture)} {InertText.Line(unit ?? "")}".TrimEnd() : without;

    /// <summary>The same with its sign: what something changed by.</summary>
    public static string Change(double? value, string? unit) => value is > 0 ? $"+{Of(value, unit)}" : Of(value, unit, "");

    /// <summary>Short, for a chart: <c>12.5k</c>.</summary>
    public static string Short(double value) => Math.Abs(value) switch
    {
        >= 1e15 => value.ToString("0.##E+0", CultureInfo.InvariantCulture),
        >= 1e9 => $"{(value / 1e9).ToString("0.##", CultureInfo.InvariantCulture)}G",
        >= 1e6 => $"{(value / 1e6).ToString("0.##", CultureInfo.InvariantCulture)}M",
        >= 1e4 => $"{(value / 1e3).ToString("0.#", CultureInfo.InvariantCulture)}k",
        >= 100 => value.ToString("0.#", CultureInfo.InvariantCulture),
        _ => value.ToString("0.###", CultureInfo.InvariantCulture),
    };

    /// <summary>Of a slip: <c>3 days later</c>, <c>half a day earlier</c>, <c>as planned</c>.</summary>
    public static string Slip(double days) => days switch
    {
        0 => "as planned",
        > 0 => $"{Days(days)} later",
        _ => $"{Days(-days)} earlier",
    };

    /// <summary>Of lateness: <c>3 days late</c>, <c>in time</c>.</summary>
    public static string Late(double days) => days > 0 ? $"{Days(days)} late" : "in time";

    public static string Days(double days) => days == 1 ? "1 day" : $"{days.ToString("#,0.#", CultureInfo.InvariantCulture)} days";
}
