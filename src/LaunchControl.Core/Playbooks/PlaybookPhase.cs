namespace LaunchControl.Core.Playbooks;

/// <summary>A stage of a launch; its gates are worked on in parallel.</summary>
public sealed record PlaybookPhase
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public PhaseKind Kind { get; init; } = PhaseKind.Readiness;

    public required IReadOnlyList<PlaybookGate> Gates { get; init; }
}
