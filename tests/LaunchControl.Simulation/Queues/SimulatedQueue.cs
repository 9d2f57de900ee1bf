using System.Globalization;
using System.Text.Json;
using Azure.Messaging.ServiceBus;
using LaunchControl.Core.SignOffs;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.LocalHost.Functions;
using LaunchControl.Simulation.Checks;
using LaunchControl.Simulation.Faults;

namespace LaunchControl.Simulation.Queues;

/// <summary>A queue with peek-lock: delivered until settled, at least once, in any order. What gave up comes back after an hour, as the patrol has it.</summary>
internal sealed class SimulatedQueue(World world, string name, FunctionDescriptor function)
{
    private static readonly TimeSpan DuplicateWindow = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LockDuration = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Redelivery = TimeSpan.FromHours(1);

    // A sender that never learned that it got through, or a person who replays a dead letter.
    private static readonly TimeSpan[] Resent = [TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(30), TimeSpan.FromDays(2)];

    private readonly Dictionary<string, DateTimeOffset> _recent = [];
    private readonly Dictionary<string, Expectation?> _expected = [];
    private readonly List<QueuedMessage> _messages = [];
    private long _number;

    public bool IsEmpty => _messages.Count == 0;

    public double Jitter() => world.Dice.Below(1000) / 1000.0;

    /// <summary>Accepts a message; one whose id came within ten minutes is accepted and dropped.</summary>
    public void Send(string id, byte[] body, Expectation expected)
    {
        _expected[id] = expected;
        Accept(id, body, new Dictionary<string, object>(), TimeSpan.Zero);
    }

    public void Send(string id, SignOffMessage message) => Send(id, JsonSerializer.SerializeToUtf8Bytes(message, ApiJson.Options), Expectation.Of(message));

    /// <summary>Accepts a copy of an event.</summary>
    public void Forward(string id, byte[] body)
    {
        _expected[id] = null;
        Accept(id, body, new Dictionary<string, object>(), TimeSpan.Zero);
    }

    /// <summary>The same for a message of the app's own: a sign-off, or a copy of what it puts off.</summary>
    public void Accept(string id, byte[] body, IDictionary<string, object> properties, TimeSpan wait)
    {
        if (_recent.TryGetValue(id, out var at) && world.Now - at < DuplicateWindow)
        {
            return;
        }

        _recent[id] = world.Now;
        if (!_expected.TryGetValue(id.Split('~')[0], out var expected))
        {
            _expected[id] = expected = Expectation.Of(JsonSerializer.Deserialize<SignOffMessage>(body, ApiJson.Options)!);
        }

        if (properties.Count > 0 && _messages.Find(message => message.Number == Original(id)) is { } original)
        {
            original.IsPutOff = true;
        }

        Enqueue(id, body, properties, expected, wait);
        if (properties.Count == 0 && world.Faults.Happens(FaultKind.Resent))
        {
            var again = world.Dice.Between(TimeSpan.Zero, world.Dice.Pick(Resent));
            world.Scheduler.Add(world.Strand, $"{name} gets {id} again", () => Enqueue(id, body, properties, expected, wait), again);
        }
    }

    /// <exception cref="ServiceBusException">The lock was lost.</exception>
    public void Settle(QueuedMessage message, int delivery, string? deadLetterReason)
    {
        if (message.Delivery != delivery || !_messages.Remove(message))
        {
            throw new ServiceBusException("The lock is lost.", ServiceBusFailureReason.MessageLockLost, name);
        }

        if (deadLetterReason == LaterDelivery.GaveUp)
        {
            Enqueue(message.Id, message.Body, new Dictionary<string, object>(), message.Expected, Redelivery);
        }
        else if (!message.IsPutOff)
        {
            world.Recorder.Settled(message, deadLetterReason);
        }
    }

    // A copy's id ends with its original's number.
    private static long Original(string id) => long.Parse(id[(id.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture);

    private void Enqueue(string id, byte[] body, IDictionary<string, object> properties, Expectation? expected, TimeSpan wait)
    {
        var message = new QueuedMessage(++_number, id, body, properties, world.Now, expected);
        _messages.Add(message);
        Deliver(message, wait + world.Faults.Delay());
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
                await process.InvokeAsync(function, Received(message), new SimulatedMessageActions(this, message, delivery, process.Outside));
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

    private static ServiceBusReceivedMessage Received(QueuedMessage message) => ServiceBusModelFactory.ServiceBusReceivedMessage(
        body: BinaryData.FromBytes(message.Body), messageId: message.Id, contentType: "application/json", properties: message.Properties,
        deliveryCount: message.Delivery, sequenceNumber: message.Number);
}
