using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Orchestrations;

/// <summary>Looks at the gates of other launches that a gate waits for.</summary>
/// <remarks>Their launches are told who waits, and wake this gate when they pass; a wake that is lost costs one <see cref="Interval"/>.</remarks>
public sealed class ExternalGateWatch(ILaunchStore store, LaunchActivityRunner runner)
{
    public static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    public static bool IsWaiting(Gate gate) => gate is { Status: GateStatus.Waiting, WaitsFor.Count: > 0 };

    /// <summary>The launch after what was seen is recorded.</summary>
    public async Task<Launch> LookAsync(Launch launch, Gate gate, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (!IsWaiting(gate))
        {
            return launch;
        }

        var here = new GateReference(launch.Id, gate.Id);
        foreach (var other in gate.WaitsFor)
        {
            var found = await LookAtAsync(gate.Id, other, here, client, cancellationToken);
            launch = await runner.RunAsync(launch.Id, found, client, cancellationToken);
        }

        return launch;
    }

    // Registered first and read afterwards, so that it can't pass unseen in between.
    private async Task<RecordExternalGate> LookAtAsync(
        string gateId, ExternalGate other, GateReference waiting, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(other.LaunchId, cancellationToken) is not { } read)
        {
            return new RecordExternalGate(gateId, other.Reference, IsPassed: false);
        }

        if (read.Launch.FindGate(other.GateId) is not { } gate)
        {
            // It is no part of that launch any more, and nobody will ever pass it.
            return new RecordExternalGate(gateId, other.Reference, IsPassed: true);
        }

        if (!gate.IsPassed && !gate.Dependents.Contains(waiting) && !read.Launch.IsFinal)
        {
            var launch = await runner.TellAsync(other.LaunchId, new AddDependent(other.GateId, waiting), client, cancellationToken);
            gate = launch.FindGate(other.GateId);
        }

        return new RecordExternalGate(gateId, other.Reference, gate is { IsPassed: true }, read.Launch.Status == LaunchStatus.Cancelled && gate is { IsPassed: false });
    }
}
