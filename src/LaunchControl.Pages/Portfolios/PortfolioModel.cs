using LaunchControl.Core.Launches;
using LaunchControl.Core.Portfolios;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Pages;

/// <summary>Launches as somebody asked for them.</summary>
public sealed record PortfolioModel
{
    /// <summary>One page of those that fit.</summary>
    public required IReadOnlyList<LaunchSummary> Launches { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Of all that fit, on whatever page.</summary>
    public PortfolioCounts Counts { get; init; } = Portfolio.Of([]).Count(new LaunchFilter());

    /// <summary>All launches that the reader may see.</summary>
    public int Total { get; init; }

    /// <summary>What was asked for.</summary>
    public PortfolioForm Form { get; init; } = new();

    public LaunchSort Sort { get; init; } = new(LaunchOrder.LaunchAt);

    /// <summary>Gives the next page; null on the last one.</summary>
    public string? Next { get; init; }

    /// <summary>Teams to choose from.</summary>
    public IReadOnlyList<string> Teams { get; init; } = [];

    /// <summary>Blackout windows, for the timeline.</summary>
    public IReadOnlyList<BlackoutWindow> Windows { get; init; } = [];

    /// <summary>What was wrong with the question; then there are no launches.</summary>
    public IReadOnlyList<FormError> Errors { get; init; } = [];

    /// <summary>The reader may see only launches in which they take part.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The reader may start launches.</summary>
    public bool MayStart { get; init; }

    /// <summary>Mail address of who looks; null where there is none to look up.</summary>
    public string? Me { get; init; }

    /// <summary>IANA name of the reader's time zone; null where it is not known.</summary>
    public string? ReaderZone { get; init; }
}
