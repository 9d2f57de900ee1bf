namespace LaunchControl.Pages;

/// <summary>A label below a chart.</summary>
internal sealed record ChartTick(double X, string Label);
