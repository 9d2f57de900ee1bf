using System.Globalization;

namespace LaunchControl.Pages;

/// <summary>Numbers of metrics and dates as sentences and tables show them.</summary>
internal static class MeasureText
{
    // What would be shown as 0 otherwise.
    private const double Small = 1e-4;
    private const double SmallInChart = 1e-3;

    private const double MinutesOfDay = 24 * 60;

    /// <summary>Up to four decimals, thousands parted, very small values with six digits; with its unit where there is one.</summary>
    public static string Of(double? value, string? unit, string without = "none") =>
        value is { } number ? $"{number.ToString(Math.Abs(number) is > 0 and < Small ? "G6" : "#,0.####", CultureInfo.InvariantCulture)} {InertText.Line(unit ?? "")}".TrimEnd() : without;

    /// <summary>The same with its sign: what something changed by. Of percentages in points, which can't be taken for a share of what was.</summary>
    public static string Change(double? value, string? unit)
    {
        var text = Of(value, unit?.Trim() == "%" ? "percentage points" : unit, "");
        return value is > 0 ? $"+{text}" : text;
    }

    /// <summary>Short, for a chart: <c>12.5k</c>.</summary>
    public static string Short(double value) => Math.Abs(value) switch
    {
        >= 1e15 => value.ToString("0.##E+0", CultureInfo.InvariantCulture),
        >= 1e9 => $"{(value / 1e9).ToString("0.##", CultureInfo.InvariantCulture)}G",
        >= 1e6 => $"{(value / 1e6).ToString("0.##", CultureInfo.InvariantCulture)}M",
        >= 1e4 => $"{(value / 1e3).ToString("0.#", CultureInfo.InvariantCulture)}k",
        >= 100 => value.ToString("0.#", CultureInfo.InvariantCulture),
        > 0 and < SmallInChart => value.ToString("G3", CultureInfo.InvariantCulture),
        _ => value.ToString("0.###", CultureInfo.InvariantCulture),
    };

    /// <summary>Less than a minute from the plan, either way: a timer takes that long.</summary>
    public static bool IsAsPlanned(double slipDays) => Math.Abs(slipDays) * MinutesOfDay < 1;

    /// <summary>Of a slip: <c>3 days later</c>, <c>90 minutes earlier</c>, <c>as planned</c>.</summary>
    public static string Slip(double days) => days switch
    {
        _ when IsAsPlanned(days) => "as planned",
        > 0 => $"{Days(days)} later",
        _ => $"{Days(-days)} earlier",
    };

    /// <summary>Of lateness: <c>3 days late</c>, <c>in time</c>.</summary>
    public static string Late(double days) => days > 0 ? $"{Days(days)} late" : "in time";

    /// <summary>With one decimal; what is less than a tenth of a day in minutes.</summary>
    public static string Days(double days) => (days * MinutesOfDay, Math.Round(days, 1, MidpointRounding.AwayFromZero)) switch
    {
        ( > 0 and < 1, _) => "less than a minute",
        ( > 0 and < 0.1 * MinutesOfDay and var minutes, _) => DateText.Count((int)Math.Round(minutes), "minute"),
        (_, 1) => "1 day",
        (_, var rounded) => $"{rounded.ToString("#,0.#", CultureInfo.InvariantCulture)} days",
    };
}
