using System.Globalization;
using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.Resilience;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.Infrastructure.ServiceBus;

/// <summary>Puts a message off: a copy of it comes later, and this one is done with.</summary>
/// <remarks>
/// Abandoned, it would come again at once, ten times within seconds, and then be a dead letter, while the trouble lasts a minute. A crash between
/// the copy and the settlement doubles the message, which is harmless: its command counts once.
/// </remarks>
public sealed partial class LaterDelivery(
    ServiceBusClient client, RefusedMessages refused, TimeProvider time, ILogger<LaterDelivery> logger) : IAsyncDisposable
{
    /// <summary>Application property: how many attempts have failed.</summary>
    public const string Attempts = "attempts";

    /// <summary>Application property: how often the launch was busy.</summary>
    public const string Turns = "turns";

    /// <summary>Reason of the dead letter that a message becomes whose attempts all failed.</summary>
    public const string GaveUp = "gave-up";

    private readonly Dictionary<string, ServiceBusSender> _senders = QueueNames.All.ToDictionary(queue => queue, client.CreateSender, StringComparer.Ordinal);

    /// <summary>After a fault. The last of its attempts makes it a dead letter.</summary>
    public async Task AfterFaultAsync(
        string queue, ServiceBusReceivedMessage message, ServiceBusMessageActions actions, Exception fault, CancellationToken cancellationToken)
    {
        var attempt = Count(message, Attempts) + 1;
        LogFailed(fault, message.MessageId, queue, attempt);
        if (attempt < Retries.Message.MostAttempts)
        {
            var copy = Copy(message, Attempts, attempt);
            foreach (var (property, value) in FailureMarks.Of(message, fault.GetType().Name, time.GetUtcNow()))
            {
                copy.ApplicationProperties[property] = value;
            }

            await PutOffAsync(queue, message, actions, copy, Retries.Message.After(attempt, Random.Shared.NextDouble()), cancellationToken);
            return;
        }

        var refusal = new Refusal(RefusalKind.Conflict, GaveUp,
            $"It failed {attempt} times, at last with {fault.GetType().Name}; the logs name the message and the cause. It is tried again every hour for a day.");
        await refused.DeadLetterAsync(queue, message, actions, refusal, cancellationToken);
    }

    /// <summary>Because others are working on its launch, and have been for a while.</summary>
    public Task AfterOthersAsync(string queue, ServiceBusReceivedMessage message, ServiceBusMessageActions actions, CancellationToken cancellationToken)
    {
        var turn = Count(message, Turns) + 1;
        return PutOffAsync(queue, message, actions, Copy(message, Turns, turn), Retries.Turn.After(turn, Random.Shared.NextDouble()), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var sender in _senders.Values)
        {
            await sender.DisposeAsync();
        }
    }

    /// <summary>A copy under an id of its own, or duplicate detection would take it for the message that it stands for.</summary>
    public static ServiceBusMessage Copy(ServiceBusReceivedMessage message, string property, int count) => new(message)
    {
        MessageId = string.Create(CultureInfo.InvariantCulture, $"{OriginalId(message.MessageId)}~{property[0]}{count}-{message.SequenceNumber}"),
        ApplicationProperties = { [property] = count },
    };

    public static int Count(ServiceBusReceivedMessage message, string property) =>
        message.ApplicationProperties.TryGetValue(property, out var value) && value is int and > 0 and < int.MaxValue ? (int)value : 0;

    private async Task PutOffAsync(
        string queue, ServiceBusReceivedMessage message, ServiceBusMessageActions actions, ServiceBusMessage copy, TimeSpan wait, CancellationToken cancellationToken)
    {
        // The broker's clock is the world's, whatever time the app is told.
        copy.ScheduledEnqueueTime = TimeProvider.System.GetUtcNow() + wait;
        await _senders[queue].SendMessageAsync(copy, cancellationToken);
        await actions.CompleteMessageAsync(message, cancellationToken);
    }

    // Ids have at most 128 characters; not every sender gives one.
    private static string OriginalId(string? messageId)
    {
        var original = (messageId ?? "").Split('~')[0];
        return original.Length <= 80 ? original : original[..80];
    }

    [LoggerMessage(EventId = 3003, Level = LogLevel.Warning, Message = "Message {MessageId} of {Queue} failed; attempt {Attempt}.")]
    private partial void LogFailed(Exception exception, string messageId, string queue, int attempt);
}
