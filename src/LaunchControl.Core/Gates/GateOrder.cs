using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Gates;

/// <summary>What a gate has to wait for, directly.</summary>
public static class GateOrder
{
    /// <summary>
    /// The gates that must be passed before this one can open: those that it depends on, every gate of the phase before, and the gates of
    /// other launches that it waits for. Empty once it has opened: it waits for nothing any more.
    /// </summary>
    public static IEnumerable<GateReference> Before(Launch launch, string gateId)
    {
        if (launch.FindGate(gateId) is not { Status: GateStatus.Waiting } gate)
        {
            return [];
        }

        var phases = launch.Phases.Select(phase => phase.Id).ToList();
        var position = phases.IndexOf(gate.PhaseId);
        var earlier = position > 0 ? launch.Gates.Where(other => phases.IndexOf(other.PhaseId) < position).Select(other => other.Id) : [];
        return [.. earlier.Concat(gate.DependsOn).Distinct().Select(id => new GateReference(launch.Id, id)), .. gate.WaitsFor.Select(other => other.Reference)];
    }
}
