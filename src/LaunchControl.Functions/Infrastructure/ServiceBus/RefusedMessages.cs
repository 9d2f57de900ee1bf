using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.Infrastructure.ServiceBus;

/// <summary>Dead-letters messages that were refused, so that a person can mend and send them again.</summary>
public sealed partial class RefusedMessages(LaunchControlMetrics metrics, TimeProvider time, ILogger<RefusedMessages> logger)
{
    /// <summary>The longest description that Service Bus keeps, in characters.</summary>
    public const int LongestDescription = 4096;

    /// <summary>Dead-letters a message with the refusal's code as reason; its sentence and then every fault are the description, cut at 4,096 characters.</summary>
    public async Task DeadLetterAsync(
        string queue, ServiceBusReceivedMessage message, ServiceBusMessageActions actions, Refusal refusal, CancellationToken cancellationToken)
    {
        var description = string.Join(" ", refusal.Faults.SelectMany(fault => fault.Value, (fault, text) => $"{fault.Key}: {text}").Prepend(refusal.Message));
        LogDeadLettered(message.MessageId, refusal.Code);
        var now = time.GetUtcNow();
        var marks = FailureMarks.Of(message, refusal.Code, now);
        marks[FailureMarks.DeadLetteredAt] = FailureMarks.Text(now);
        await actions.DeadLetterMessageAsync(message, marks, refusal.Code, description[..Math.Min(description.Length, LongestDescription)], cancellationToken);
        metrics.MessageDeadLettered(queue, refusal.Code);
    }

    [LoggerMessage(EventId = 3001, Level = LogLevel.Warning, Message = "Message {MessageId} was dead-lettered: {Code}.")]
    private partial void LogDeadLettered(string messageId, string code);
}
