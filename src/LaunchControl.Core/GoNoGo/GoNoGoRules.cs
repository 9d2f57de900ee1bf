using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.GoNoGo;

/// <summary>What holds for the go/no-go whatever the playbook says: a single no-go stops the launch, up to the launch moment.</summary>
public static class GoNoGoRules
{
    public static bool IsGoNoGo(this Launch launch, Gate gate) => launch.Phases.Any(phase => phase.Id == gate.PhaseId && phase.Kind == PhaseKind.GoNoGo);

    /// <summary>The go/no-go is open, or the next phase to open; not once the launch is live or over.</summary>
    public static bool IsGoNoGoNear(this Launch launch) => !launch.IsLaunched && !launch.IsFinal
        && launch.Phases.Index().Any(phase => phase.Item.Kind == PhaseKind.GoNoGo && (phase.Index == 0 || launch.Phases[phase.Index - 1].OpenedAt is not null));

    /// <summary>The sign-off rules of a gate as they are applied: in the go/no-go, a rejection always ends the round.</summary>
    public static GatePolicy PolicyOf(this Launch launch, Gate gate) => launch.IsGoNoGo(gate) ? gate.Policy with { Veto = true } : gate.Policy;

    /// <summary>The go is given, and one of its approvers may still take it back with a no-go: as long as the launch is not live. An override is not theirs to take back.</summary>
    public static bool CanStop(this Launch launch, Gate gate) =>
        gate is { Status: GateStatus.Approved, Override: null } && !launch.IsLaunched && !launch.IsFinal && launch.IsGoNoGo(gate);
}
