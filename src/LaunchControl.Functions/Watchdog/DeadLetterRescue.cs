using Azure.Messaging.ServiceBus;
using LaunchControl.Functions.Infrastructure.Resilience;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Functions.Telemetry;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.Watchdog;

/// <summary>Sends dead letters again whose trouble may have passed: those that failed or crashed, not those that were refused.</summary>
public sealed partial class DeadLetterRescue(ServiceBusClient client, LaunchControlMetrics metrics, ILogger<DeadLetterRescue> logger)
{
    /// <summary>Application property: how often a dead letter was sent again.</summary>
    public const string Redeliveries = "redeliveries";

    private const int MostAtOnce = 200;

    // Kept locked until the end, so that those behind them are reached.
    private const int MostKept = 5000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // As the broker says it when a message was delivered too often, or grew too old.
    private static readonly HashSet<string> Passing = new(["MaxDeliveryCountExceeded", "TTLExpiredException", LaterDelivery.GaveUp], StringComparer.Ordinal);

    public async Task RedeliverAsync(CancellationToken cancellationToken)
    {
        foreach (var queue in QueueNames.All)
        {
            await RedeliverAsync(queue, cancellationToken);
        }
    }

    private async Task RedeliverAsync(string queue, CancellationToken cancellationToken)
    {
        await using var receiver = client.CreateReceiver(queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        if (await receiver.PeekMessageAsync(cancellationToken: cancellationToken) is null)
        {
            return;
        }

        await using var sender = client.CreateSender(queue);
        List<ServiceBusReceivedMessage> kept = [];
        while (kept.Count < MostKept && await receiver.ReceiveMessagesAsync(MostAtOnce, Patience, cancellationToken) is { Count: > 0 } dead)
        {
            foreach (var message in dead)
            {
                if (!MayHavePassed(message))
                {
                    kept.Add(message);
                    continue;
                }

                var count = LaterDelivery.Count(message, Redeliveries) + 1;
                await sender.SendMessageAsync(Again(message, count), cancellationToken);
                await receiver.CompleteMessageAsync(message, cancellationToken);
                metrics.MessageRedelivered(queue);
                LogRedelivered(message.MessageId, queue, count);
            }
        }

        foreach (var message in kept)
        {
            LogKept(message.MessageId, queue, message.DeadLetterReason);
            await receiver.AbandonMessageAsync(message, cancellationToken: cancellationToken);
        }
    }

    private static bool MayHavePassed(ServiceBusReceivedMessage message) =>
        message.DeadLetterReason is { } reason && Passing.Contains(reason) && LaterDelivery.Count(message, Redeliveries) < Retries.MostRedeliveries;

    private static ServiceBusMessage Again(ServiceBusReceivedMessage message, int count)
    {
        var copy = LaterDelivery.Copy(message, Redeliveries, count);
        copy.ApplicationProperties.Remove(LaterDelivery.Attempts);
        return copy;
    }

    [LoggerMessage(EventId = 6008, Level = LogLevel.Warning, Message = "Dead letter {MessageId} of {Queue} was sent again, for the {Count}. time.")]
    private partial void LogRedelivered(string messageId, string queue, int count);

    [LoggerMessage(EventId = 6009, Level = LogLevel.Error, Message = "Dead letter {MessageId} of {Queue} waits for a person: {Code}.")]
    private partial void LogKept(string messageId, string queue, string? code);
}
