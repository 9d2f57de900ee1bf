using LaunchControl.Core.Attention;
using LaunchControl.Core.Performance;

namespace LaunchControl.Core.Playbooks;

/// <summary>A versioned launch template: what a launch is copied from. A running launch keeps the version that it started with.</summary>
public sealed record Playbook
{
    /// <summary>The implicit role of the person who owns the launch. It may own items; it never approves a gate.</summary>
    public const string LaunchOwnerRole = "launch-owner";

    public required string Id { get; init; }

    /// <summary>1 or more; each accepted change makes the next one.</summary>
    public required int Version { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>What happens when nobody is named for a role.</summary>
    public UnownedPolicy Unowned { get; init; }

    /// <summary>What is still open when a launch goes on after a hold is due later by the working days that it was held.</summary>
    public bool ShiftDueDatesAfterHold { get; init; }

    public IReadOnlyList<PlaybookRole> Roles { get; init; } = [];

    /// <summary>What a start request is asked beside dates and people; a request can't give other inputs.</summary>
    public IReadOnlyList<PlaybookInput> Inputs { get; init; } = [];

    /// <summary>Success metrics that a launch has unless its request gives a metric of the same id.</summary>
    public IReadOnlyList<SuccessMetric> Metrics { get; init; } = [];

    /// <summary>In the order in which they open; the last one is the go/no-go.</summary>
    public required IReadOnlyList<PlaybookPhase> Phases { get; init; }

    /// <summary>How launches remind and escalate; null for <see cref="AttentionPolicy.Default"/>.</summary>
    public AttentionPolicy? Attention { get; init; }

    /// <summary>Offsets after the launch moment (<c>L+1d</c>), in ascending order; none for those of <see cref="CheckLadder.Default"/>.</summary>
    public IReadOnlyList<string> PostLaunchChecks { get; init; } = [];
}
