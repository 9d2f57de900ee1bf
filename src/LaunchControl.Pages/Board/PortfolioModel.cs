using LaunchControl.Core.Launches;

namespace LaunchControl.Pages;

/// <summary>All launches.</summary>
public sealed record PortfolioModel
{
    public required IReadOnlyList<LaunchSummary> Launches { get; init; }

    public required DateTimeOffset Now { get; init; }
}
