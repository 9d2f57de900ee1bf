using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LaunchControl.Functions.Orchestrations;

/// <summary>Watches one gate until it is passed: evaluates stored state, then waits for a wake or the next deadline.</summary>
public static class GateOrchestrator
{
    [Function(nameof(GateOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var gate = context.GetInput<WatchedGate>()!;
        var progress = await context.CallActivityAsync<Progress>(nameof(EvaluateGateActivity), gate, ActivityRetries.Policy);
        if (progress.IsDone)
        {
            return;
        }

        await context.WaitForWakeOrAsync(progress.Deadline);
        context.ContinueAsNew(gate);
    }
}
