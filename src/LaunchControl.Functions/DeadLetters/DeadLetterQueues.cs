using System.Diagnostics;
using Azure.Messaging.ServiceBus;
using LaunchControl.Functions.Infrastructure.ServiceBus;

namespace LaunchControl.Functions.DeadLetters;

/// <summary>Reaches the dead letters of every queue. Peeking locks nothing; taking one gives all others back.</summary>
public sealed class DeadLetterQueues(ServiceBusClient client) : IAsyncDisposable
{
    private const int PeekedAtOnce = 100;
    private const int TakenAtOnce = 200;

    // Kept locked until the end, so that the one behind them is reached.
    private const int MostHeld = 5000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly Dictionary<string, ServiceBusReceiver> _peeking = QueueNames.All.ToDictionary(queue => queue, queue => Receiver(client, queue), StringComparer.Ordinal);

    /// <summary>Dead letters of one queue from a sequence number on, in its order, a few at a time.</summary>
    public async IAsyncEnumerable<ServiceBusReceivedMessage> PeekAsync(
        string queue, long from, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await _peeking[queue].PeekMessagesAsync(PeekedAtOnce, from, cancellationToken) is { Count: > 0 } page)
        {
            foreach (var message in page)
            {
                yield return message;
            }

            from = page[^1].SequenceNumber + 1;
        }
    }

    /// <summary>The dead letter as it lies there; null for one that is gone.</summary>
    public async Task<ServiceBusReceivedMessage?> FindAsync(DeadLetterId id, CancellationToken cancellationToken) =>
        await _peeking[id.Queue].PeekMessagesAsync(1, id.Number, cancellationToken) is [var message] && message.SequenceNumber == id.Number ? message : null;

    /// <summary>Takes one dead letter under lock, lets it be worked on, and removes it when that went well.</summary>
    /// <returns>False where it is gone, or somebody else has it under lock.</returns>
    public async Task<bool> TakeAsync(DeadLetterId id, Func<ServiceBusReceivedMessage, Task> work, CancellationToken cancellationToken)
    {
        await using var receiver = Receiver(client, id.Queue);
        List<ServiceBusReceivedMessage> held = [];
        try
        {
            var started = Stopwatch.GetTimestamp();
            while (held.Count < MostHeld && Stopwatch.GetElapsedTime(started) < Longest
                && await receiver.ReceiveMessagesAsync(TakenAtOnce, Patience, cancellationToken) is { Count: > 0 } batch)
            {
                held.AddRange(batch.Where(message => message.SequenceNumber != id.Number));
                if (batch.FirstOrDefault(message => message.SequenceNumber == id.Number) is { } found)
                {
                    await WorkAsync(receiver, found, work, cancellationToken);
                    return true;
                }
            }

            return false;
        }
        finally
        {
            await GiveBackAsync(receiver, held);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var receiver in _peeking.Values)
        {
            await receiver.DisposeAsync();
        }
    }

    private static async Task WorkAsync(
        ServiceBusReceiver receiver, ServiceBusReceivedMessage message, Func<ServiceBusReceivedMessage, Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work(message);
        }
        catch
        {
            await GiveBackAsync(receiver, [message]);
            throw;
        }

        await receiver.CompleteMessageAsync(message, cancellationToken);
    }

    // Also when the caller has gone; a lock that can't be given back ends by itself.
    private static async Task GiveBackAsync(ServiceBusReceiver receiver, IReadOnlyList<ServiceBusReceivedMessage> messages)
    {
        foreach (var message in messages)
        {
            try
            {
                await receiver.AbandonMessageAsync(message, cancellationToken: CancellationToken.None);
            }
            catch (ServiceBusException)
            {
                return;
            }
        }
    }

    private static ServiceBusReceiver Receiver(ServiceBusClient client, string queue) =>
        client.CreateReceiver(queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
}
