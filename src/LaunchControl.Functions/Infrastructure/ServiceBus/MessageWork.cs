using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Launches;
using Microsoft.Azure.Functions.Worker;

namespace LaunchControl.Functions.Infrastructure.ServiceBus;

/// <summary>What queue functions have in common: each message ends as done, as refused with a reason, or as put off.</summary>
public sealed class MessageWork(RefusedMessages refused, LaterDelivery later)
{
    /// <param name="work">Answers a refusal where the message is one that a person has to mend; null where it is done.</param>
    public async Task RunAsync(
        string queue, ServiceBusReceivedMessage message, ServiceBusMessageActions actions, Func<Task<Refusal?>> work, CancellationToken cancellationToken)
    {
        using var span = MessageTrace.Start(queue, message);
        Refusal? refusal;
        try
        {
            refusal = await work();
        }
        catch (LaunchBusyException)
        {
            await later.AfterOthersAsync(queue, message, actions, cancellationToken);
            return;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            await later.AfterFaultAsync(queue, message, actions, fault, cancellationToken);
            return;
        }

        if (refusal is null)
        {
            await actions.CompleteMessageAsync(message, cancellationToken);
        }
        else
        {
            await refused.DeadLetterAsync(queue, message, actions, refusal, cancellationToken);
        }
    }
}
