using LaunchControl.Core.Launches;

namespace LaunchControl.Pages;

/// <summary>All launches.</summary>
public sealed record PortfolioModel
{
    public required IReadOnlyList<LaunchSummary> Launches { get; init; }

    /// <summary>Mail address of who looks; null where there is none to look up.</summary>
    public string? Me { get; init; }

    public required DateTimeOffset Now { get; init; }
}
