using LaunchControl.Core.Gates;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Orchestrations;

/// <summary>Does what the passing of time asks of a gate, and says until when to wait.</summary>
public sealed class EvaluateGateActivity(LaunchActivityRunner runner)
{
    [Function(nameof(EvaluateGateActivity))]
    public async Task<Progress> RunAsync(
        [ActivityTrigger] GateReference reference, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var launch = await runner.RunAsync(reference.LaunchId, new EvaluateGate(reference.GateId), client, cancellationToken);
        var gate = launch.FindGate(reference.GateId)!;
        return new Progress(gate.IsPassed, gate.OverdueNoticeAt is null ? gate.DueAt : null);
    }
}
