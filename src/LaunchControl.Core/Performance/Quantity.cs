using System.Globalization;

namespace LaunchControl.Core.Performance;

/// <summary>Values in sentences: <c>41.2 %</c>.</summary>
public static class Quantity
{
    private const double Large = 1e12;
    private const double Small = 1e-4;

    public static string Text(double value, string? unit) => unit is null ? Text(value) : $"{Text(value)} {unit}";

    /// <summary>At most four decimals; very large and very small values with six digits.</summary>
    public static string Text(double value) => Math.Abs(value) is >= Large or (> 0 and < Small)
        ? value.ToString("G6", CultureInfo.InvariantCulture)
        : value.ToString("0.####", CultureInfo.InvariantCulture);
}
