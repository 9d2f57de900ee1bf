using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Webhooks;

/// <summary>Hands each event on queue <c>webhook-events</c> to the webhooks that want it.</summary>
public sealed class FanOutEventFunction(MessageWork messages, WebhookFanOut webhooks)
{
    [Function("FanOutEvent")]
    public Task RunAsync(
        [ServiceBusTrigger(QueueNames.WebhookEvents, Connection = "ServiceBus", AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        messages.RunAsync(QueueNames.WebhookEvents, message, actions, () => HandOverAsync(message, cancellationToken), cancellationToken);

    private async Task<Refusal?> HandOverAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken)
    {
        var faults = new FaultList();
        if (IncomingEvent.Read(message, faults) is not { } incoming)
        {
            return faults.ToRefusal("The message is not an event of a launch; no webhook was told.");
        }

        await webhooks.RunAsync(incoming, cancellationToken);
        return null;
    }
}
