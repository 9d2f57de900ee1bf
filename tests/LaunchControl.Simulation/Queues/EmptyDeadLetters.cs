using Azure.Messaging.ServiceBus;

namespace LaunchControl.Simulation.Queues;

/// <summary>What the patrol finds among dead letters: nothing. <see cref="SimulatedQueue"/> brings those back itself that gave up.</summary>
internal sealed class EmptyDeadLetters : ServiceBusReceiver
{
    public override Task<ServiceBusReceivedMessage> PeekMessageAsync(long? fromSequenceNumber = null, CancellationToken cancellationToken = default) =>
        Task.FromResult<ServiceBusReceivedMessage>(null!);

#pragma warning disable CA2215 // the base has no connection to close
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
#pragma warning restore CA2215
}
