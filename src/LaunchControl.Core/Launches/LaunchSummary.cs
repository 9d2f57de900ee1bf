using System.Text.Json.Serialization;
using LaunchControl.Core.GoNoGo;

namespace LaunchControl.Core.Launches;

/// <summary>A launch as lists show it.</summary>
public sealed record LaunchSummary
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required LaunchStatus Status { get; init; }

    public required LaunchTier Tier { get; init; }

    public required string Owner { get; init; }

    public required DateTimeOffset LaunchAt { get; init; }

    public required string TimeZone { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Sequence of the newest audit entry; missing until the launch changes in what earlier releases stored.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Sequence { get; init; }

    /// <summary>When that entry was made; missing likewise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ChangedAt { get; init; }

    public required RagStatus Rag { get; init; }

    /// <summary>Readiness, 0-100.</summary>
    public required int Score { get; init; }

    public required int GatesPassed { get; init; }

    public required int GatesTotal { get; init; }

    public static LaunchSummary Of(Launch launch, DateTimeOffset now)
    {
        var readiness = Readiness.Of(launch, now);
        return new LaunchSummary
        {
            Id = launch.Id,
            Name = launch.Name,
            Status = launch.Status,
            Tier = launch.Tier,
            Owner = launch.Owner,
            LaunchAt = launch.LaunchAt,
            TimeZone = launch.TimeZone,
            StartedAt = launch.StartedAt,
            Sequence = launch.AuditSequence,
            ChangedAt = launch.ChangedAt,
            Rag = readiness.Rag,
            Score = readiness.Score,
            GatesPassed = launch.Gates.Count(gate => gate.IsPassed),
            GatesTotal = launch.Gates.Count,
        };
    }
}
