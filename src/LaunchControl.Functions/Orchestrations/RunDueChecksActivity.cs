using LaunchControl.Core.Performance;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Orchestrations;

/// <summary>Runs the post-launch checks that are due, and says when the next one is.</summary>
public sealed class RunDueChecksActivity(LaunchActivityRunner runner)
{
    [Function(nameof(RunDueChecksActivity))]
    public async Task<Progress> RunAsync(
        [ActivityTrigger] string launchId, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var launch = await runner.RunAsync(launchId, new RunDueChecks(), client, cancellationToken);
        return new Progress(launch.CompletedAt is not null, launch.Checks.Where(check => check.RanAt is null).Min(check => check.DueAt));
    }
}
