using System.Text.Json.Serialization;
using LaunchControl.Core.Blockers;
using LaunchControl.Core.Forecasts;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Launches;

/// <summary>A launch as lists show it: as it was when it last changed, or when it was last looked after.</summary>
/// <remarks>Members that are not required are missing in what earlier releases stored, until the launch changes.</remarks>
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

    /// <summary>Name of the phase that opened last; null while none is open.</summary>
    public string? Phase { get; init; }

    /// <summary>Teams that have a gate in the launch, each once, by their names.</summary>
    public IReadOnlyList<string> Teams { get; init; } = [];

    /// <summary>What is due next; null for a launch that is held or over, and where nothing is due.</summary>
    public NextDeadline? NextDeadline { get; init; }

    /// <summary>How many things could be done now and are not; see <see cref="BlockerList"/>.</summary>
    public int Blockers { get; init; }

    /// <summary>When it can launch at the earliest; null once it is live or over.</summary>
    public DateTimeOffset? EarliestLaunchAt { get; init; }

    /// <summary>Working days by which that is later than planned.</summary>
    public int SlipDays { get; init; }

    /// <summary>When it really went live.</summary>
    public DateTimeOffset? LiveAt { get; init; }

    /// <summary>The launch is neither completed nor cancelled.</summary>
    [JsonIgnore]
    public bool IsActive => Status is not (LaunchStatus.Completed or LaunchStatus.Cancelled);

    /// <summary>The planned launch day, in the launch's zone.</summary>
    [JsonIgnore]
    public DateOnly LaunchDay => DayOf(LaunchAt);

    /// <summary>The day of an instant in the launch's zone.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => WorkCalendar.DayOf(instant, TimeZoneInfo.FindSystemTimeZoneById(TimeZone));

    public static LaunchSummary Of(Launch launch, DateTimeOffset now)
    {
        var forecast = Forecast.Of(launch, now);
        var readiness = Readiness.Of(launch, forecast, now);
        var blockers = BlockerList.Of(launch, launch.Absences, now);
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
            Phase = launch.CurrentPhase?.Name,
            Teams = [.. launch.Gates.Select(gate => gate.Team).Distinct().Order(StringComparer.Ordinal)],
            NextDeadline = LaunchDeadline.Of(launch, blockers),
            Blockers = blockers.Count,
            EarliestLaunchAt = forecast?.EarliestLaunchAt,
            SlipDays = forecast?.SlipDays ?? 0,
            LiveAt = launch.LiveAt,
        };
    }
}
