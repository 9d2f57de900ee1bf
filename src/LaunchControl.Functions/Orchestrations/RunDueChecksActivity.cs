using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Performance;
using LaunchControl.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Orchestrations;

/// <summary>Runs the post-launch check that was due first, and says when the next one is due: in the past where more are.</summary>
/// <remarks>
/// One at a time, so that a run stays far below the time that the host gives a function, however many an outage has left.
/// Nothing is stored between measuring a check and recording it, so a crash costs a repeated look at the sources; what has run is not run again.
/// </remarks>
public sealed class RunDueChecksActivity(LaunchActivityRunner runner, CheckMeasurement measurement, IFeedback feedback, TimeProvider time)
{
    /// <summary>Before another attempt at a check that could not be recorded, for whatever reason.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    [Function(nameof(RunDueChecksActivity))]
    public async Task<Progress> RunAsync(
        [ActivityTrigger] WatchedLaunch watched, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        using var span = LaunchControlTrace.Start(nameof(RunDueChecksActivity), watched.TraceParent);

        // Also carries out what an attempt that crashed has stored and not done outside.
        var launch = await runner.RunAsync(watched.LaunchId, new CompleteLaunch(), client, cancellationToken);
        var next = CheckLadder.NextAt(launch);
        if (!watched.IsOver(launch) && CheckLadder.Next(launch, time.GetUtcNow()) is { } check)
        {
            launch = await RunAsync(launch, check, client, cancellationToken);
            next = CheckLadder.Next(launch, time.GetUtcNow())?.Offset == check.Offset ? time.GetUtcNow() + Pause : CheckLadder.NextAt(launch);
        }

        return new Progress(watched.IsOver(launch) || launch.CompletedAt is not null, next)
        {
            Reached = launch.CompletedAt is not null && launch.Watch <= watched.Watch ? Milestone.Completed : null,
        };
    }

    private async Task<Launch> RunAsync(Launch launch, PostLaunchCheck check, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var found = await measurement.MeasureAsync(launch, check, cancellationToken);
        var said = await feedback.SummariseAsync(launch.Id, cancellationToken);
        return await runner.RunAsync(launch.Id, found with { Feedback = said }, client, cancellationToken);
    }
}
