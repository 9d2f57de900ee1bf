namespace LaunchControl.Core.Playbooks;

public enum PhaseKind
{
    Readiness,

    /// <summary>The last phase: its approval schedules the launch, its rejection is a no-go.</summary>
    GoNoGo,
}
