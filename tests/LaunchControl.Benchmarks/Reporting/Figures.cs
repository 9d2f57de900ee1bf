using System.Globalization;

namespace LaunchControl.Benchmarks.Reporting;

/// <summary>The same figure of several runs.</summary>
internal sealed record Figures(IReadOnlyList<double> Values)
{
    public double Median { get; } = Percentiles.Of(Values, 50);

    /// <summary>The median, and the spread where there is one.</summary>
    public override string ToString() => Values.Count == 1 ? Text(Median) : $"{Text(Median)} ({Text(Values.Min())}–{Text(Values.Max())})";

    private static string Text(double value) => value.ToString(Math.Abs(value) >= 100 ? "#,0" : Math.Abs(value) >= 10 ? "0.0" : "0.##", CultureInfo.InvariantCulture);
}
