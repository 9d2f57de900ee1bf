using LaunchControl.Core.Scheduling;

namespace LaunchControl.Pages;

/// <summary>A blackout window in the timeline.</summary>
/// <param name="Label">What the list below the timeline names it by: <c>B1</c>.</param>
internal sealed record PortfolioChartBand(BlackoutWindow Window, string Label, double From, double To);
