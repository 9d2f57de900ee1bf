using Azure.Messaging.ServiceBus;
using LaunchControl.Functions.Infrastructure.Resilience;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Simulation.App;

namespace LaunchControl.Simulation.Queues;

/// <summary>Sends to one queue.</summary>
internal sealed class SimulatedSender(SimulatedQueue queue, Outside outside) : ServiceBusSender
{
    public override Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default) =>
        outside.WriteAsync($"sends {message.MessageId}", () => Send(message));

#pragma warning disable CA2215 // the base has no connection to close
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
#pragma warning restore CA2215

    // A message that is put off asks for a moment by the world's clock: the wait that it means is worked out again.
    private void Send(ServiceBusMessage message)
    {
        var properties = message.ApplicationProperties;
        var wait = properties.TryGetValue(LaterDelivery.Attempts, out var attempts) ? Retries.Message.After((int)attempts, queue.Jitter())
            : properties.TryGetValue(LaterDelivery.Turns, out var turns) ? Retries.Turn.After((int)turns, queue.Jitter())
            : TimeSpan.Zero;
        queue.Accept(message.MessageId, message.Body.ToArray(), properties, wait);
    }
}
