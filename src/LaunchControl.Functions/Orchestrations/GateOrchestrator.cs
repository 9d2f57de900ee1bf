using LaunchControl.Functions.Infrastructure.Resilience;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LaunchControl.Functions.Orchestrations;

/// <summary>Watches one gate until it is passed: evaluates stored state, then waits for a wake or the next deadline.</summary>
public static class GateOrchestrator
{
    /// <returns>The <c>traceparent</c> of what passed the gate, where it is known.</returns>
    [Function(nameof(GateOrchestrator))]
    public static async Task<string?> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var gate = context.GetInput<WatchedGate>()!;
        var progress = await context.CallActivityAsync<Progress>(nameof(EvaluateGateActivity), gate, Retries.Activity);
        if (progress.IsDone)
        {
            if (progress.Reached == Milestone.GatePassed)
            {
                context.CreateReplaySafeLogger(typeof(GateOrchestrator)).GatePassed(gate.LaunchId, gate.GateId, gate.TraceParent);
            }

            return gate.TraceParent;
        }

        var wokenBy = await context.WaitForWakeOrAsync(progress.Deadline);
        context.ContinueAsNew(gate with { TraceParent = wokenBy });
        return null;
    }
}
