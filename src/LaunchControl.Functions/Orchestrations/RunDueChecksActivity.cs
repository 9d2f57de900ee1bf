using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Functions.Performance;
using LaunchControl.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Orchestrations;

/// <summary>Runs the post-launch checks that are due, in order, and says when the next one is.</summary>
/// <remarks>Nothing is stored between measuring a check and recording it, so a crash costs a repeated look at the sources; what has run is not run again.</remarks>
public sealed class RunDueChecksActivity(LaunchActivityRunner runner, CheckMeasurement measurement, TimeProvider time)
{
    [Function(nameof(RunDueChecksActivity))]
    public async Task<Progress> RunAsync(
        [ActivityTrigger] WatchedLaunch watched, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        using var span = LaunchControlTrace.Start(nameof(RunDueChecksActivity), watched.TraceParent);

        // Also carries out what an attempt that crashed has stored and not done outside.
        var launch = await runner.RunAsync(watched.LaunchId, new CompleteLaunch(), client, cancellationToken);
        while (!watched.IsOver(launch) && CheckLadder.Next(launch, time.GetUtcNow()) is { } check)
        {
            launch = await RunAsync(launch, check, client, cancellationToken);
        }

        return new Progress(watched.IsOver(launch) || launch.CompletedAt is not null, CheckLadder.NextAt(launch))
        {
            Reached = launch.CompletedAt is not null && launch.Watch <= watched.Watch ? Milestone.Completed : null,
        };
    }

    private async Task<Launch> RunAsync(Launch launch, PostLaunchCheck check, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var metrics = await measurement.MeasureAsync(launch, check, cancellationToken);
        return await runner.RunAsync(launch.Id, new RecordCheck(check.Offset, metrics) { Feedback = null }, client, cancellationToken);
    }
}
