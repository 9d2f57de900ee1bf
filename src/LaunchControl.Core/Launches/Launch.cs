using LaunchControl.Core.Gates;
using LaunchControl.Core.Performance;

namespace LaunchControl.Core.Launches;

/// <summary>The state of one launch: what its partition's rows add up to. Immutable.</summary>
public sealed record Launch
{
    /// <summary>Lower-case letters, digits and hyphens; at most 50 characters.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required PlaybookReference Playbook { get; init; }

    public required LaunchTier Tier { get; init; }

    public LaunchStatus Status { get; init; } = LaunchStatus.Preparing;

    /// <summary>The launch owner's mail address, lower case.</summary>
    public required string Owner { get; init; }

    /// <summary>The planned launch moment, with the offset of the launch's zone.</summary>
    public required DateTimeOffset LaunchAt { get; init; }

    /// <summary>IANA name, for instance <c>America/New_York</c>.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Role id to mail addresses.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> People { get; init; }

    public Brief Brief { get; init; } = new();

    /// <summary>Named lists that a playbook may depend on, for instance <c>markets</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Inputs { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyList<SuccessMetric> Metrics { get; init; } = [];

    public required IReadOnlyList<Phase> Phases { get; init; }

    public required IReadOnlyList<Gate> Gates { get; init; }

    public IReadOnlyList<PostLaunchCheck> Checks { get; init; } = [];

    public required DateTimeOffset StartedAt { get; init; }

    public required string StartedBy { get; init; }

    /// <summary>When the launch really went live; later than <see cref="LaunchAt"/> when it was late.</summary>
    public DateTimeOffset? LiveAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Sequence of the newest audit entry.</summary>
    public int AuditSequence { get; init; }

    public bool IsFinal => Status is LaunchStatus.Completed or LaunchStatus.Cancelled;

    public Gate? FindGate(string gateId) => Gates.FirstOrDefault(gate => gate.Id == gateId);

    public Phase PhaseOf(Gate gate) => Phases.First(phase => phase.Id == gate.PhaseId);

    public IEnumerable<Gate> GatesOf(Phase phase) => Gates.Where(gate => gate.PhaseId == phase.Id);

    /// <summary>The phase that opened last; null while none is open.</summary>
    public Phase? CurrentPhase => Phases.LastOrDefault(phase => phase.OpenedAt is not null);
}
