using System.Text.Json.Serialization;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Functions.Launches;

/// <summary>A launch as the API shows it. Members may be added, never removed.</summary>
public sealed record LaunchView
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required LaunchStatus Status { get; init; }

    public required RagStatus Rag { get; init; }

    public required ReadinessView Readiness { get; init; }

    /// <summary>When the launch can be at the earliest, and what decides that; null once it is live or over.</summary>
    public required Core.Forecasts.Forecast? Forecast { get; init; }

    public required LaunchTier Tier { get; init; }

    public required string Owner { get; init; }

    public required DateTimeOffset LaunchAt { get; init; }

    public required string TimeZone { get; init; }

    public required WorkCalendar Calendar { get; init; }

    public required PlaybookReference Playbook { get; init; }

    public required IReadOnlyList<PhaseView> Phases { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<string>> People { get; init; }

    public required Brief Brief { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Inputs { get; init; }

    public required IReadOnlyList<SuccessMetric> Metrics { get; init; }

    /// <summary>The metrics as they were when the go was given; null while there is none.</summary>
    public required IReadOnlyList<SuccessMetric>? AgreedMetrics { get; init; }

    /// <summary>When the launch is looked at after its launch moment, and what each check found in short; <c>GET .../snapshots</c> has all of it.</summary>
    public required IReadOnlyList<PostLaunchCheck> PostLaunchChecks { get; init; }

    /// <summary>Breached guardrails, oldest first; of one metric at most one is open.</summary>
    public required IReadOnlyList<Incident> Incidents { get; init; }

    /// <summary>Why the launch is held; null for one that is not.</summary>
    public required string? HoldReason { get; init; }

    /// <summary>Why the launch was cancelled; null for one that was not.</summary>
    public required string? CancelReason { get; init; }

    /// <summary>Who stopped the launch at its go/no-go, and why; null unless it is a no-go.</summary>
    public required NoGoCall? NoGo { get; init; }

    /// <summary>Missed conditions of the go, oldest first: LaunchControl recommends to hold the launch while one is open.</summary>
    public required IReadOnlyList<HoldRecommendation> HoldRecommendations { get; init; }

    /// <summary>The blackout window that the launch date lies in since the windows changed; null for none.</summary>
    public required BlackoutConflict? Blackout { get; init; }

    /// <summary>Who put the launch on a day on which nothing is launched, and why; null where nobody had to.</summary>
    public required BlackoutOverride? BlackoutOverride { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset? LiveAt { get; init; }

    public required DateTimeOffset? CompletedAt { get; init; }

    /// <summary>What the start found worth saying, without refusing it; then collisions with other launches, as they were found when the launch got its date.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Who would be mailed about what; for a dry run only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PlannedMail>? PlannedMails { get; init; }

    public required LaunchLinks Links { get; init; }

    public static LaunchView Of(Launch launch, Uri site, DateTimeOffset now)
    {
        var forecast = Core.Forecasts.Forecast.Of(launch, now);
        var readiness = Core.GoNoGo.Readiness.Of(launch, forecast, now);
        return new LaunchView
        {
            Id = launch.Id,
            Name = launch.Name,
            Status = launch.Status,
            Rag = readiness.Rag,
            Readiness = ReadinessView.Of(readiness),
            Forecast = forecast,
            Tier = launch.Tier,
            Owner = launch.Owner,
            LaunchAt = launch.LaunchAt,
            TimeZone = launch.TimeZone,
            Calendar = launch.Calendar,
            Playbook = launch.Playbook,
            Phases = [.. launch.Phases.Select(phase => PhaseView.Of(launch, phase, now))],
            People = launch.People,
            Brief = launch.Brief,
            Inputs = launch.Inputs,
            Metrics = launch.Metrics,
            AgreedMetrics = launch.AgreedMetrics,
            PostLaunchChecks = launch.Checks,
            Incidents = launch.Incidents,
            HoldReason = launch.HoldReason,
            CancelReason = launch.CancelReason,
            NoGo = launch.NoGo,
            HoldRecommendations = launch.HoldRecommendations,
            Blackout = launch.Blackout,
            BlackoutOverride = launch.BlackoutOverride,
            StartedAt = launch.StartedAt,
            LiveAt = launch.LiveAt,
            CompletedAt = launch.CompletedAt,
            Warnings = [.. launch.Warnings, .. launch.DateWarnings],
            Links = LaunchLinks.Of(launch, site),
        };
    }
}
