using Azure.Messaging.ServiceBus;
using LaunchControl.Simulation.Faults;
using LaunchControl.Simulation.Tables;

namespace LaunchControl.Simulation.Queues;

/// <summary>Topic <c>launch-events</c>: a copy of each message goes to the queue of webhooks. One whose id came within ten minutes is accepted and dropped.</summary>
internal sealed class SimulatedTopic(World world)
{
    private static readonly TimeSpan DuplicateWindow = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, DateTimeOffset> _recent = [];

    public void Publish(IEnumerable<ServiceBusMessage> messages)
    {
        foreach (var message in messages)
        {
            if (_recent.TryGetValue(message.MessageId, out var at) && world.Now - at < DuplicateWindow)
            {
                world.Faults.Note(FaultKind.EventRepeated);
                continue;
            }

            _recent[message.MessageId] = world.Now;
            if (world.Tables.Sabotage == Sabotage.LosesEvents && message.MessageId[^1] is '8')
            {
                continue;
            }

            world.Recorder.Published(message.MessageId);
            world.Events.Forward(message.MessageId, message.Body.ToArray());
        }
    }
}
