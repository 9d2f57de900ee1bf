using System.Text.Json;
using Azure.Messaging.ServiceBus;
using LaunchControl.Core.SignOffs;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.LocalHost.Functions;
using LaunchControl.Simulation.Checks;
using LaunchControl.Simulation.Faults;

namespace LaunchControl.Simulation.Queues;

/// <summary>A queue with peek-lock: delivered until settled, at least once, in any order.</summary>
internal sealed class SimulatedQueue(World world, string name, FunctionDescriptor function)
{
    private static readonly TimeSpan DuplicateWindow = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LockDuration = TimeSpan.FromSeconds(30);

    // A sender that never learned that it got through, or a person who replays a dead letter.
    private static readonly TimeSpan[] Resent = [TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(30), TimeSpan.FromDays(2)];

    private readonly Dictionary<string, DateTimeOffset> _recent = [];
    private readonly List<QueuedMessage> _messages = [];

    public bool IsEmpty => _messages.Count == 0;

    /// <summary>Accepts a message; one whose id came within ten minutes is accepted and dropped.</summary>
    public void Send(string id, byte[] body, Expectation expected)
    {
        if (_recent.TryGetValue(id, out var at) && world.Now - at < DuplicateWindow)
        {
            return;
        }

        _recent[id] = world.Now;
        Enqueue(id, body, expected);
        if (world.Faults.Happens(FaultKind.Doubled))
        {
            var again = world.Dice.Between(TimeSpan.Zero, world.Dice.Pick(Resent));
            world.Scheduler.Add(world.Strand, $"{name} gets {id} again", () => Enqueue(id, body, expected), again);
        }
    }

    public void Send(string id, SignOffMessage message) => Send(id, JsonSerializer.SerializeToUtf8Bytes(message, ApiJson.Options), Expectation.Of(message));

    /// <exception cref="ServiceBusException">The lock was lost.</exception>
    public void Settle(QueuedMessage message, int delivery, string? deadLetterReason)
    {
        if (message.Delivery != delivery || !_messages.Remove(message))
        {
            throw new ServiceBusException("The lock is lost.", ServiceBusFailureReason.MessageLockLost, name);
        }

        world.Recorder.Settled(message, deadLetterReason);
    }

    private void Enqueue(string id, byte[] body, Expectation expected)
    {
        var message = new QueuedMessage(id, body, world.Now, expected);
        _messages.Add(message);
        Deliver(message, world.Faults.Delay());
    }

    private void Deliver(QueuedMessage message, TimeSpan wait) =>
        world.Scheduler.Add(world.Strand, $"{name} delivers {message.Id}", () => world.Watch(DeliverAsync(message)), wait);

    private async Task DeliverAsync(QueuedMessage message)
    {
        if (!_messages.Contains(message))
        {
            return;
        }

        var delivery = ++message.Delivery;
        if (world.Faults.Happens(FaultKind.LockExpired))
        {
            Deliver(message, LockDuration);
        }

        try
        {
            await world.AnyProcess().RunAsync($"gets {message.Id}", async process =>
            {
                var received = ServiceBusModelFactory.ServiceBusReceivedMessage(
                    body: BinaryData.FromBytes(message.Body), messageId: message.Id, contentType: "application/json", deliveryCount: delivery);
                await process.InvokeAsync(function, received, new SimulatedMessageActions(this, message, delivery, process.Outside));
                return true;
            });
        }
        catch (ProcessCrashedException)
        {
            // Nobody gives the lock back.
            Deliver(message, LockDuration);
        }
        catch (Exception)
        {
            Deliver(message, world.Faults.Delay());
        }
    }
}
