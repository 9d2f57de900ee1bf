using LaunchControl.Functions.Infrastructure.Resilience;
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
                var wokenBy = await context.WaitForWakeOrAsync(null);
                context.ContinueAsNew(launch with { TraceParent = wokenBy });
                return;
            }

            launch = context.TellPhase(launch, phase);
            launch = launch with { TraceParent = await RunGatesAsync(context, launch, phase.Gates) };
        }

        // 2. The launch moment.
        if (await ReachAsync(context, launch, nameof(GoLiveActivity)) is not { } live)
        {
            return;
        }

        // 3. The post-launch checks; after the last one the launch is completed.
        await ReachAsync(context, live, nameof(RunDueChecksActivity));
    }

    private static Task<OpenPhase> OpenNextPhaseAsync(TaskOrchestrationContext context, WatchedLaunch launch) =>
        context.CallActivityAsync<OpenPhase>(nameof(OpenNextPhaseActivity), launch, Retries.Activity);

    /// <summary>The <c>traceparent</c> of what passed the last gate: what follows belongs to it.</summary>
    private static async Task<string?> RunGatesAsync(TaskOrchestrationContext context, WatchedLaunch launch, IReadOnlyList<string> gates)
    {
        string? last = null;
        await Task.WhenAll(gates.Select(async gateId => last = await RunGateAsync(context, launch, gateId)));
        return last;
    }

    private static Task<string?> RunGateAsync(TaskOrchestrationContext context, WatchedLaunch launch, string gateId) =>
        context.CallSubOrchestratorAsync<string?>(
            nameof(GateOrchestrator),
            new WatchedGate(launch.LaunchId, gateId) { TraceParent = launch.TraceParent },
            new SubOrchestrationOptions(instanceId: OrchestrationIds.Gate(launch.LaunchId, gateId, watch: 0)));

    /// <summary>
    /// What to go on with once a step is done. Null otherwise: waits, and begins the procedure again with an empty history: what is done stays done.
    /// </summary>
    private static async Task<WatchedLaunch?> ReachAsync(TaskOrchestrationContext context, WatchedLaunch launch, string activity)
    {
        var progress = await context.CallActivityAsync<Progress>(activity, launch, Retries.Activity);
        if (progress.Reached is { } milestone)
        {
            launch = context.TellReached(launch, milestone);
        }

        if (progress.IsDone)
        {
            return launch;
        }

        var wokenBy = await context.WaitForWakeOrAsync(progress.Deadline);
        context.ContinueAsNew(launch with { TraceParent = wokenBy });
        return null;
    }
}
