using LaunchControl.Core.GoNoGo;

namespace LaunchControl.Core.Launches;

/// <summary>Which launches to list; a null member does not restrict.</summary>
public sealed record LaunchFilter
{
    public LaunchStatus? Status { get; init; }

    public LaunchTier? Tier { get; init; }

    /// <summary>Mail address, lower case.</summary>
    public string? Owner { get; init; }

    /// <summary>A team that has a gate in the launch, in whatever case.</summary>
    public string? Team { get; init; }

    public RagStatus? Rag { get; init; }

    /// <summary>True for launches that are neither completed nor cancelled, false for the others.</summary>
    public bool? IsActive { get; init; }

    /// <summary>The first launch moment that is taken.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The first launch moment after <see cref="From"/> that is not taken any more.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The first launch day that is taken, in each launch's own zone.</summary>
    public DateOnly? FromDay { get; init; }

    /// <summary>The last launch day that is taken, in each launch's own zone.</summary>
    public DateOnly? ToDay { get; init; }

    /// <summary>Words of which each must be in name, id or owner, in whatever case and with whatever accents.</summary>
    public string? Search { get; init; }

    /// <summary>Whether a launch fits all but <see cref="Search"/>.</summary>
    public bool Takes(LaunchSummary launch) =>
        (Status is null || launch.Status == Status) && (Tier is null || launch.Tier == Tier) && (Rag is null || launch.Rag == Rag)
        && (IsActive is null || launch.IsActive == IsActive) && (Owner is null || launch.Owner == Owner)
        && (From is null || launch.LaunchAt >= From) && (Until is null || launch.LaunchAt < Until)
        && (FromDay is null || launch.LaunchDay >= FromDay) && (ToDay is null || launch.LaunchDay <= ToDay)
        && (Team is null || launch.Teams.Contains(Team, StringComparer.OrdinalIgnoreCase));
}
