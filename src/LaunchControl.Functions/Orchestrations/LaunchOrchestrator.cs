using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LaunchControl.Functions.Orchestrations;

/// <summary>A launch from start to finish. Every step evaluates stored state, so the procedure can be begun again at any time.</summary>
/// <remarks>One that another has taken the place of finds nothing left to do at any step, and so ends.</remarks>
public static class LaunchOrchestrator
{
    [Function(nameof(LaunchOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var launch = context.GetInput<WatchedLaunch>()!;

        // 1. Phases in order, go/no-go last; the gates of a phase in parallel.
        while (await OpenNextPhaseAsync(context, launch) is { IsThrough: false } phase)
        {
            if (phase.Gates.Count == 0)
            {
                // What is open was opened again, and is watched already; the last of it to pass wakes the launch.
                await context.WaitForWakeOrAsync(null);
                context.ContinueAsNew(launch);
                return;
            }

            await Task.WhenAll(phase.Gates.Select(gateId => RunGateAsync(context, launch.LaunchId, gateId)));
        }

        // 2. The launch moment.
        if (!await ReachAsync(context, launch, nameof(GoLiveActivity)))
        {
            return;
        }

        // 3. The post-launch checks; after the last one the launch is completed.
        await ReachAsync(context, launch, nameof(RunDueChecksActivity));
    }

    private static Task<OpenPhase> OpenNextPhaseAsync(TaskOrchestrationContext context, WatchedLaunch launch) =>
        context.CallActivityAsync<OpenPhase>(nameof(OpenNextPhaseActivity), launch, ActivityRetries.Policy);

    private static Task RunGateAsync(TaskOrchestrationContext context, string launchId, string gateId) =>
        context.CallSubOrchestratorAsync(
            nameof(GateOrchestrator),
            new WatchedGate(launchId, gateId),
            new SubOrchestrationOptions(instanceId: OrchestrationIds.Gate(launchId, gateId, watch: 0)));

    /// <summary>True once a step is done. Otherwise waits, and begins the procedure again with an empty history: what is done stays done.</summary>
    private static async Task<bool> ReachAsync(TaskOrchestrationContext context, WatchedLaunch launch, string activity)
    {
        var progress = await context.CallActivityAsync<Progress>(activity, launch, ActivityRetries.Policy);
        if (progress.IsDone)
        {
            return true;
        }

        await context.WaitForWakeOrAsync(progress.Deadline);
        context.ContinueAsNew(launch);
        return false;
    }
}
