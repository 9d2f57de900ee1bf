using LaunchControl.Core.Performance;

namespace LaunchControl.Pages;

/// <summary>One check in a chart.</summary>
/// <param name="Y">Of a check without data, the bottom of the chart.</param>
/// <param name="Verdict">No data, with a value: measured and not judged.</param>
/// <param name="Unit">Of the value.</param>
/// <param name="Label">The value; null where it is not written out.</param>
internal sealed record ChartPoint(double X, double Y, Verdict Verdict, bool HasValue, string? Unit, string? Label);
