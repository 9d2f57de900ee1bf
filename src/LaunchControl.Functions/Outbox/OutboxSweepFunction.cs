using LaunchControl.Core.Ports;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.Orchestrations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Outbox;

/// <summary>Every two minutes: carries out what a crash or a fault left in an outbox.</summary>
public sealed class OutboxSweepFunction(IOutboxBacklog backlog, LaunchCommandHandler commands, IOptions<OutboxOptions> options)
{
    [Function("OutboxSweep")]
    public async Task RunAsync(
        [TimerTrigger("0 */2 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await foreach (var entry in backlog.ListAsync(options.Value.Grace, cancellationToken))
        {
            await commands.CarryOutPendingAsync(entry, new DurableOrchestrations(client), cancellationToken);
        }
    }
}
