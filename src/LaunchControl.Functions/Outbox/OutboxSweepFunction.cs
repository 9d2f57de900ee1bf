using LaunchControl.Core.Ports;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.Orchestrations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Outbox;

/// <summary>Every two minutes: carries out what a crash or a fault left in an outbox.</summary>
public sealed class OutboxSweepFunction(IOutboxBacklog backlog, LaunchCommandHandler commands)
{
    /// <summary>Younger entries are most likely being carried out right now.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(30);

    [Function("OutboxSweep")]
    public async Task RunAsync(
        [TimerTrigger("0 */2 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await foreach (var entry in backlog.ListAsync(Age, cancellationToken))
        {
            await commands.CarryOutPendingAsync(entry, new DurableOrchestrations(client), cancellationToken);
        }
    }
}
