using System.Globalization;

namespace LaunchControl.Core.Performance;

/// <summary>Values in sentences: <c>41.2 %</c>.</summary>
public static class Quantity
{
    private const double Large = 1e12;
    private const double Small = 1e-4;

    /// <summary>By how much two numbers may differ and still be the same: a billionth of the larger one.</summary>
    private const double Slack = 1e-9;

    public static string Text(double value, string? unit) => WithUnit(Text(value), unit);

    /// <summary>The same; with all digits where another value that it is told apart from would read the same.</summary>
    public static string Text(double value, string? unit, double unlike) =>
        WithUnit(!AreSame(value, unlike) && Text(value) == Text(unlike) ? Exactly(value) : Text(value), unit);

    /// <summary>At most four decimals; very large and very small values with six digits.</summary>
    public static string Text(double value) => Math.Abs(value) is >= Large or (> 0 and < Small)
        ? value.ToString("G6", CultureInfo.InvariantCulture)
        : value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>All digits that make this number and no other.</summary>
    public static string Exactly(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>They differ by no more than rounding of binary fractions: at most a billionth of the larger one.</summary>
    public static bool AreSame(double one, double other) => Math.Abs(one - other) <= SlackOf(one, other);

    /// <summary>What rounding may have done to numbers of this size.</summary>
    internal static double SlackOf(double one, double other) => Slack * Math.Max(Math.Abs(one), Math.Abs(other));

    private static string WithUnit(string text, string? unit) => unit is null ? text : $"{text} {unit}";
}
