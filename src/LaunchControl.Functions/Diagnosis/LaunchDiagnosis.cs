using LaunchControl.Core.Blockers;
using LaunchControl.Core.Launches;
using LaunchControl.Pages;

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

    /// <summary>Messages for this launch that could not be carried out; null where the queues can't be looked at, and for callers who don't manage the launch.</summary>
    public IReadOnlyList<DeadLetterNote>? DeadLetters { get; init; }
}
