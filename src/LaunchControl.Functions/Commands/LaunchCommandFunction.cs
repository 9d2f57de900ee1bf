using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.Orchestrations;
using LaunchControl.Functions.Performance;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Commands;

/// <summary>Carries out what other systems ask for on queue <c>launch-commands</c>. A redelivery changes nothing; what is refused is dead-lettered.</summary>
public sealed class LaunchCommandFunction(MessageWork messages, LaunchCommandHandler commands, ObservationDesk observations)
{
    [Function("RunLaunchCommand")]
    public Task RunAsync(
        [ServiceBusTrigger(QueueNames.LaunchCommands, Connection = "ServiceBus", AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        messages.RunAsync(QueueNames.LaunchCommands, message, actions, () => ExecuteAsync(message, client, cancellationToken), cancellationToken);

    private async Task<Refusal?> ExecuteAsync(ServiceBusReceivedMessage message, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var faults = new FaultList();
        if (QueuedCommandReader.Read(message, faults) is not { } queued)
        {
            return faults.ToRefusal("The message is not a launch command; nothing was changed.");
        }

        return queued.Observations is { } drafts
            ? await observations.TakeAsync(queued.LaunchId, drafts, cancellationToken)
            : await ExecuteAsync(queued, client, cancellationToken);
    }

    private async Task<Refusal?> ExecuteAsync(QueuedCommand queued, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var result = await commands.ExecuteAsync(
            queued.LaunchId,
            queued.Command!,
            new CommandOrigin($"command-{queued.CommandId}", queued.Actor, Channel.Queue),
            new DurableOrchestrations(client),
            isRepeatedUntilDone: true,
            cancellationToken,
            patience: LaunchLocks.Patience);
        return result.Refusal;
    }
}
