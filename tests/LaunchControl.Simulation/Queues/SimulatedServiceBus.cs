using Azure.Messaging.ServiceBus;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Simulation.App;

namespace LaunchControl.Simulation.Queues;

/// <summary>The namespace, as one process reaches it: the members of the official client that LaunchControl uses.</summary>
internal sealed class SimulatedServiceBus(World world, Outside outside) : ServiceBusClient
{
    public override ServiceBusSender CreateSender(string queueOrTopicName) =>
        queueOrTopicName == TopicNames.LaunchEvents
            ? new SimulatedTopicSender(world.Topic, outside)
            : new SimulatedSender(world.Queue(queueOrTopicName), outside);

    public override ServiceBusReceiver CreateReceiver(string queueName, ServiceBusReceiverOptions options) => new EmptyDeadLetters();
}
