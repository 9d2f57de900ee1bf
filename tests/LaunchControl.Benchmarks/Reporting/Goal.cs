using System.Globalization;

namespace LaunchControl.Benchmarks.Reporting;

/// <summary>What a measurement should reach.</summary>
/// <param name="IsMet">Judges the median of the values, and the median of their ratios to the limit.</param>
internal sealed record Goal(string Text, Func<double, double?, bool> IsMet)
{
    public static Goal AtLeast(double value, string unit) => new(InWords($"at least {value:#,0.###} {unit}"), (measured, _) => measured >= value);

    public static Goal Under(double value, string unit) => new(InWords($"under {value:#,0.###} {unit}"), (measured, _) => measured < value);

    public static Goal AtMost(double value, string unit) => new(InWords($"at most {value:#,0.###} {unit}"), (measured, _) => measured <= value);

    public static Goal RatioAtLeast(double ratio) => new(InWords($"at least {ratio:0.00} of the limit"), (_, measured) => measured >= ratio);

    private static string InWords(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
