using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Orchestrations;

/// <summary>Does what the passing of time asks of a gate, looks at what it waits for outside, and says until when to wait.</summary>
public sealed class EvaluateGateActivity(LaunchActivityRunner runner, ExternalGateWatch others, ItemCheckRunner checks, TimeProvider time)
{
    [Function(nameof(EvaluateGateActivity))]
    public async Task<Progress> RunAsync(
        [ActivityTrigger] WatchedGate watched, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        using var span = LaunchControlTrace.Start(nameof(EvaluateGateActivity), watched.TraceParent);
        var launch = await runner.RunAsync(watched.LaunchId, new EvaluateGate(watched.GateId), client, cancellationToken);
        if (IsOver(launch, watched))
        {
            return Over(launch, watched);
        }

        launch = await others.LookAsync(launch, launch.FindGate(watched.GateId)!, client, cancellationToken);
        launch = await checks.RunAsync(launch, launch.FindGate(watched.GateId)!, client, cancellationToken);
        return IsOver(launch, watched) ? Over(launch, watched)
            : new Progress(false, launch.Status == LaunchStatus.Held ? null : NextDeadline(launch, launch.FindGate(watched.GateId)!));
    }

    private static Progress Over(Launch launch, WatchedGate watched) => new(true, null)
    {
        Reached = launch.FindGate(watched.GateId) is { IsPassed: true } gate && gate.Watch == watched.Watch ? Milestone.GatePassed : null,
    };

    // Another orchestration took over, the gate is no part of the launch any more, or nothing can happen to it.
    private static bool IsOver(Launch launch, WatchedGate watched) =>
        launch.IsFinal || launch.IsLaunched || launch.FindGate(watched.GateId) is not { } gate || gate.Watch > watched.Watch
        || (gate.IsPassed && gate.LapsesAt is null);

    private DateTimeOffset? NextDeadline(Launch launch, Gate gate)
    {
        var now = time.GetUtcNow();
        var deadline = GateDecider.NextDeadline(launch, gate, now);
        return ExternalGateWatch.IsWaiting(gate) && !(deadline < now + ExternalGateWatch.Interval) ? now + ExternalGateWatch.Interval : deadline;
    }
}
