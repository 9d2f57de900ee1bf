using Azure.Messaging.ServiceBus;
using LaunchControl.Simulation.App;

namespace LaunchControl.Simulation.Queues;

/// <summary>Sends to the topic, batches wholly or not at all.</summary>
internal sealed class SimulatedTopicSender(SimulatedTopic topic, Outside outside) : ServiceBusSender
{
    public override Task SendMessagesAsync(IEnumerable<ServiceBusMessage> messages, CancellationToken cancellationToken = default) =>
        outside.WriteAsync($"publishes {string.Join(", ", messages.Select(message => message.MessageId))}", () => topic.Publish(messages));

#pragma warning disable CA2215 // the base has no connection to close
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
#pragma warning restore CA2215
}
