using System.Security.Cryptography;
using System.Text;
using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Functions.Infrastructure.Web;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.Watchdog;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.DeadLetters;

/// <summary>Replays and discards dead letters, one at a time. Each is in the trail of its launch before it is done.</summary>
public sealed partial class DeadLetterDesk(DeadLetterQueues queues, ServiceBusClient client, LaunchCommandHandler commands, ILogger<DeadLetterDesk> logger)
{
    /// <summary>Application property: how often a person sent the message again.</summary>
    public const string Replays = "replays";

    /// <summary>Sends a dead letter again as it was. A crash in the middle may send it twice, which is harmless: its command counts once.</summary>
    public Task<DeadLetterResult> ReplayAsync(DeadLetterId id, string? reason, string person, IOrchestrations orchestrations, CancellationToken cancellationToken) =>
        TakeAsync(id, new Deed(IsDiscarded: false, reason, person, orchestrations), cancellationToken);

    /// <summary>Removes a dead letter for good.</summary>
    public Task<DeadLetterResult> DiscardAsync(DeadLetterId id, string reason, string person, IOrchestrations orchestrations, CancellationToken cancellationToken) =>
        TakeAsync(id, new Deed(IsDiscarded: true, reason, person, orchestrations), cancellationToken);

    private async Task<DeadLetterResult> TakeAsync(DeadLetterId id, Deed deed, CancellationToken cancellationToken)
    {
        if (await queues.FindAsync(id, cancellationToken) is null)
        {
            return DeadLetterResult.Gone(id.ToString());
        }

        DeadLetterResult? result = null;
        var isTaken = await queues.TakeAsync(
            id,
            async message =>
            {
                result = await NoteAsync(id, message, deed, cancellationToken);
                if (!deed.IsDiscarded)
                {
                    await using var sender = client.CreateSender(id.Queue);
                    await sender.SendMessageAsync(Again(message), cancellationToken);
                }

                LogDone(message.MessageId, id.Queue, deed.IsDiscarded ? "discarded" : "sent again");
            },
            cancellationToken);
        return isTaken ? result! : DeadLetterResult.Busy(id.ToString());
    }

    private async Task<DeadLetterResult> NoteAsync(DeadLetterId id, ServiceBusReceivedMessage message, Deed deed, CancellationToken cancellationToken)
    {
        var launchId = DeadLetterReader.LaunchOf(message);
        var isNoted = false;
        if (launchId is not null)
        {
            var note = new NoteDeadLetter(id.Queue, id.Number, Line(message.MessageId), Line(message.DeadLetterReason), deed.IsDiscarded, deed.Reason);
            var noted = await commands.ExecuteAsync(
                launchId, note, new CommandOrigin(CommandId(note), deed.Person, Channel.Api), deed.Orchestrations, isRepeatedUntilDone: false, cancellationToken);
            isNoted = noted.Refusal is null;
            if (noted.Refusal is { Kind: not RefusalKind.NotFound } refusal)
            {
                throw new RequestRefusedException(refusal);
            }
        }

        return DeadLetterResult.Done(new DeadLetterReceipt(id.ToString(), id.Queue, Line(message.MessageId), launchId, isNoted));
    }

    private static ServiceBusMessage Again(ServiceBusReceivedMessage message)
    {
        var copy = LaterDelivery.Copy(message, Replays, LaterDelivery.Count(message, Replays) + 1);
        foreach (var count in new[] { LaterDelivery.Attempts, LaterDelivery.Turns, DeadLetterRescue.Redeliveries, FailureMarks.DeadLetteredAt })
        {
            copy.ApplicationProperties.Remove(count);
        }

        return copy;
    }

    // The same deed on the same dead letter is the same command. Message ids have at most 128 characters of any kind.
    private static string CommandId(NoteDeadLetter note) => string.Concat(
        "dead-letter-",
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{note.Queue}\n{note.Number}\n{note.IsDiscarded}\n{note.MessageId}")).AsSpan(0, 16)));

    private static string Line(string? text) => Pages.InertText.Line(text ?? "none", 150);

    [LoggerMessage(EventId = 6031, Level = LogLevel.Information, Message = "Dead letter {MessageId} of {Queue} was {Deed} by a person.")]
    private partial void LogDone(string messageId, string queue, string deed);

    private sealed record Deed(bool IsDiscarded, string? Reason, string Person, IOrchestrations Orchestrations);
}
