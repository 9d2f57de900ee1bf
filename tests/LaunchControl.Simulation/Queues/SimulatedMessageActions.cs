using Azure.Messaging.ServiceBus;
using LaunchControl.Simulation.App;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Simulation.Queues;

/// <summary>Settles one delivery.</summary>
internal sealed class SimulatedMessageActions(SimulatedQueue queue, QueuedMessage queued, int delivery, Outside outside) : ServiceBusMessageActions
{
    public override Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        outside.WriteAsync($"completes {queued.Id}", () => queue.Settle(queued, delivery, null));

    public override Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message,
        Dictionary<string, object>? propertiesToModify = null,
        string? deadLetterReason = null,
        string? deadLetterErrorDescription = null,
        CancellationToken cancellationToken = default) =>
        outside.WriteAsync($"dead-letters {queued.Id}: {deadLetterReason}", () => queue.Settle(queued, delivery, deadLetterReason ?? "none"));
}
