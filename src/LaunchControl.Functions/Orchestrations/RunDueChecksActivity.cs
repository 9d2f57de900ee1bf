using LaunchControl.Core.Performance;
using LaunchControl.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Orchestrations;

/// <summary>Runs the post-launch checks that are due, and says when the next one is.</summary>
public sealed class RunDueChecksActivity(LaunchActivityRunner runner)
{
    [Function(nameof(RunDueChecksActivity))]
    public async Task<Progress> RunAsync(
        [ActivityTrigger] WatchedLaunch watched, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        using var span = LaunchControlTrace.Start(nameof(RunDueChecksActivity), watched.TraceParent);
        var launch = await runner.RunAsync(watched.LaunchId, new RunDueChecks(), client, cancellationToken);
        return new Progress(watched.IsOver(launch) || launch.CompletedAt is not null, launch.Checks.Where(check => check.RanAt is null).Min(check => check.DueAt))
        {
            Reached = launch.CompletedAt is not null && launch.Watch <= watched.Watch ? Milestone.Completed : null,
        };
    }
}
