using LaunchControl.Core.Launches;
using LaunchControl.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Orchestrations;

/// <summary>Opens the next phase if the open one is through, and names the gates that are to be watched.</summary>
public sealed class OpenNextPhaseActivity(LaunchActivityRunner runner)
{
    [Function(nameof(OpenNextPhaseActivity))]
    public async Task<OpenPhase> RunAsync(
        [ActivityTrigger] WatchedLaunch watched, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        using var span = LaunchControlTrace.Start(nameof(OpenNextPhaseActivity), watched.TraceParent);
        var launch = await runner.RunAsync(watched.LaunchId, new OpenNextPhase(), client, cancellationToken);
        if (watched.IsOver(launch))
        {
            return new OpenPhase([], IsThrough: true);
        }

        var gates = launch.CurrentPhase is { } phase ? launch.GatesOf(phase).Where(gate => gate is { IsPassed: false, Watch: 0 }) : [];
        return new OpenPhase([.. gates.Select(gate => gate.Id)], launch.Status is not (LaunchStatus.Preparing or LaunchStatus.InReadiness or LaunchStatus.GoNoGo or LaunchStatus.NoGo or LaunchStatus.Held))
        {
            PhaseId = launch.CurrentPhase?.Id,
        };
    }
}
