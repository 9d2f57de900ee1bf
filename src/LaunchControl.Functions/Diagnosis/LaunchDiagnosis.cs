using LaunchControl.Core.Blockers;
using LaunchControl.Core.Launches;

namespace LaunchControl.Functions.Diagnosis;

/// <summary>The answer to "why is this launch waiting?".</summary>
public sealed record LaunchDiagnosis
{
    public required string LaunchId { get; init; }

    public required LaunchStatus Status { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Summary { get; init; }

    /// <summary>Something is wrong with LaunchControl itself: see <see cref="Findings"/>.</summary>
    public bool IsStuck => Findings.Count > 0;

    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What people have to do, most urgent first.</summary>
    public required IReadOnlyList<Blocker> WaitsFor { get; init; }

    /// <summary>When time alone changes something next; null while only people can.</summary>
    public required DateTimeOffset? NextEvaluationAt { get; init; }

    /// <summary>The newest entry of the audit trail.</summary>
    public required LastChangeView? LastChange { get; init; }

    public required IReadOnlyList<OrchestrationView> Orchestrations { get; init; }

    public required IReadOnlyList<PendingView> Outbox { get; init; }
}
