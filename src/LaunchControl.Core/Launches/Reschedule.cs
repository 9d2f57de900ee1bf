using LaunchControl.Core.Commands;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Launches;

/// <summary>Move the launch moment. Open due dates move with it; finished work keeps its dates.</summary>
public sealed record Reschedule(DateTimeOffset LaunchAt, string? Reason) : LaunchCommand
{
    /// <summary>On which days nothing is launched, as far as known.</summary>
    public BlackoutCalendar Blackouts { get; init; } = BlackoutCalendar.None;

    /// <summary>Why the launch may be on a day on which nothing is launched; null for no override. Whoever sends it was checked.</summary>
    public string? OverrideReason { get; init; }

    /// <summary>What other launches do, as far as known: collisions with them are warned of.</summary>
    public IReadOnlyList<LaunchFootprint> Others { get; init; } = [];
}
