using Azure.Messaging.ServiceBus;
using LaunchControl.LocalHost.Broker;

namespace LaunchControl.LocalHost.ServiceBus;

/// <summary>Counts messages by peeking, which works against any broker.</summary>
/// <param name="queues">LaunchControl's own.</param>
/// <param name="subscriptions">Of other systems, by path; LaunchControl does not read them.</param>
public sealed class QueueInspector(ServiceBusClient client, IReadOnlyList<string> queues, IReadOnlyList<string> subscriptions) : IAsyncDisposable
{
    private const int MostCounted = 10_000;
    private readonly Dictionary<(string Queue, SubQueue Part), ServiceBusReceiver> _receivers = queues.Concat(subscriptions)
        .SelectMany(queue => new[] { (queue, SubQueue.None), (queue, SubQueue.DeadLetter) })
        .ToDictionary(key => key, key => client.CreateReceiver(key.queue, new ServiceBusReceiverOptions { SubQueue = key.Item2 }));

    /// <summary>Whether a message waits for LaunchControl.</summary>
    public async Task<bool> HasActiveAsync()
    {
        foreach (var queue in queues)
        {
            var messages = await _receivers[(queue, SubQueue.None)].PeekMessagesAsync(16, fromSequenceNumber: 0);
            if (messages.Any(message => message.State == ServiceBusMessageState.Active))
            {
                return true;
            }
        }

        return false;
    }

    public async Task<IReadOnlyList<QueueCounts>> CountAsync()
    {
        List<QueueCounts> counts = [];
        foreach (var queue in queues.Concat(subscriptions))
        {
            var messages = await PeekAsync(queue, SubQueue.None);
            var dead = await PeekAsync(queue, SubQueue.DeadLetter);
            counts.Add(new QueueCounts(
                queue,
                messages.Count(message => message.State == ServiceBusMessageState.Active),
                messages.Count(message => message.State == ServiceBusMessageState.Scheduled),
                dead.Count));
        }

        return counts;
    }

    /// <summary>Dead letters of each queue, oldest first.</summary>
    public async Task<IReadOnlyList<(string Queue, ServiceBusReceivedMessage Message)>> DeadLettersAsync()
    {
        List<(string, ServiceBusReceivedMessage)> dead = [];
        foreach (var queue in queues.Concat(subscriptions))
        {
            dead.AddRange((await PeekAsync(queue, SubQueue.DeadLetter)).Select(message => (queue, message)));
        }

        return dead;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var receiver in _receivers.Values)
        {
            await receiver.DisposeAsync();
        }
    }

    private async Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekAsync(string queue, SubQueue part)
    {
        List<ServiceBusReceivedMessage> messages = [];
        while (messages.Count < MostCounted)
        {
            var from = messages.Count == 0 ? 0 : messages[^1].SequenceNumber + 1;
            var page = await _receivers[(queue, part)].PeekMessagesAsync(250, from);
            if (page.Count == 0)
            {
                break;
            }

            messages.AddRange(page);
        }

        return messages;
    }
}
