using LaunchControl.Core.Launches;
using LaunchControl.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Orchestrations;

/// <summary>Goes live if the launch moment has come.</summary>
public sealed class GoLiveActivity(LaunchActivityRunner runner)
{
    [Function(nameof(GoLiveActivity))]
    public async Task<Progress> RunAsync(
        [ActivityTrigger] WatchedLaunch watched, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        using var span = LaunchControlTrace.Start(nameof(GoLiveActivity), watched.TraceParent);
        var launch = await runner.RunAsync(watched.LaunchId, new GoLive(), client, cancellationToken);
        return new Progress(watched.IsOver(launch) || launch.IsLaunched, launch.Status == LaunchStatus.Scheduled ? launch.LaunchAt : null)
        {
            Reached = watched.IsOver(launch) ? null : launch.IsLaunched ? Milestone.Live : launch.Status == LaunchStatus.Scheduled ? Milestone.Scheduled : null,
        };
    }
}
