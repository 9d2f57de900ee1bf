namespace LaunchControl.Pages;

/// <summary>A line across a chart: target, guardrail or baseline.</summary>
/// <param name="Kind">Its class: <c>target</c>, <c>guardrail</c>, <c>baseline</c>.</param>
/// <param name="LabelY">Where its label stands, apart from the labels of the others.</param>
internal sealed record ChartLine(string Kind, string Label, double Y, double LabelY);
