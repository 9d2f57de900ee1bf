using LaunchControl.Core.Launches;

namespace LaunchControl.Pages;

/// <summary>One launch in the timeline.</summary>
/// <param name="Y">Middle of its row.</param>
/// <param name="From">Where it starts.</param>
/// <param name="To">Where it launches, or launched.</param>
/// <param name="Forecast">Where it can launch at the earliest; null where that is no later.</param>
/// <param name="Deadline">Where its next deadline stands; null for none.</param>
internal sealed record PortfolioChartBar(LaunchSummary Launch, double Y, double From, double To, double? Forecast, double? Deadline);
