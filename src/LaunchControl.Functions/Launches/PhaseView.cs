using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;

namespace LaunchControl.Functions.Launches;

/// <summary>A phase as the API shows it.</summary>
public sealed record PhaseView(string Id, string Name, PhaseKind Kind, PhaseStatus Status, DateTimeOffset? OpenedAt, IReadOnlyList<GateView> Gates)
{
    public static PhaseView Of(Launch launch, Phase phase, DateTimeOffset now)
    {
        var gates = launch.GatesOf(phase).ToList();
        var status = phase.OpenedAt is null ? PhaseStatus.Waiting : gates.All(gate => gate.IsPassed) ? PhaseStatus.Passed : PhaseStatus.Open;
        return new PhaseView(phase.Id, phase.Name, phase.Kind, status, phase.OpenedAt, [.. gates.Select(gate => GateView.Of(launch, gate, now))]);
    }
}
