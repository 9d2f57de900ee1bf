using LaunchControl.Core.Launches;

namespace LaunchControl.Pages;

/// <summary>All launches.</summary>
public sealed record PortfolioModel
{
    public required IReadOnlyList<LaunchSummary> Launches { get; init; }

    /// <summary>Mail address of who looks; null where there is none to look up.</summary>
    public string? Me { get; init; }

    /// <summary>IANA name of the reader's time zone; null where it is not known.</summary>
    public string? ReaderZone { get; init; }

    public required DateTimeOffset Now { get; init; }
}
