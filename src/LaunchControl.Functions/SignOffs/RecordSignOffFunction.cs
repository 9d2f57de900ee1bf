using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Core.SignOffs;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.Orchestrations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.SignOffs;

/// <summary>Records sign-offs from queue <c>gate-sign-offs</c>. A redelivery changes nothing; order does not matter.</summary>
public sealed partial class RecordSignOffFunction(LaunchCommandHandler commands, ILogger<RecordSignOffFunction> logger)
{
    [Function("RecordSignOff")]
    public async Task RunAsync(
        [ServiceBusTrigger(QueueNames.GateSignOffs, Connection = "ServiceBus", AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var faults = new FaultList();
        if (SignOffMessageReader.Read(message.Body, faults) is not { } signOff)
        {
            await DeadLetterAsync(message, actions, faults.ToRefusal("The message is not a sign-off."), cancellationToken);
            return;
        }

        var command = new RecordSignOff(
            signOff.SignOffId, signOff.GateId, signOff.Round, signOff.Approver, signOff.Decision, signOff.Comment, signOff.DecidedAt);
        var result = await commands.ExecuteAsync(
            signOff.LaunchId,
            command,
            new CommandOrigin($"sign-off-{signOff.SignOffId}", signOff.Approver, signOff.Channel),
            new DurableOrchestrations(client),
            isRepeatedUntilDone: true,
            cancellationToken);
        if (result.Refusal is { Kind: not RefusalKind.Conflict } refusal)
        {
            await DeadLetterAsync(message, actions, refusal, cancellationToken);
            return;
        }

        if (result.Refusal is { } late)
        {
            // The gate moved on while the message was under way; what it says is moot, not wrong.
            LogMoot(signOff.SignOffId, signOff.LaunchId, late.Code);
        }

        await actions.CompleteMessageAsync(message, cancellationToken);
    }

    private async Task DeadLetterAsync(ServiceBusReceivedMessage message, ServiceBusMessageActions actions, Refusal refusal, CancellationToken cancellationToken)
    {
        var description = string.Join(" ", refusal.Faults.SelectMany(fault => fault.Value, (fault, text) => $"{fault.Key}: {text}").Prepend(refusal.Message));
        LogDeadLettered(message.MessageId, refusal.Code);
        await actions.DeadLetterMessageAsync(message, [], refusal.Code, description[..Math.Min(description.Length, 4096)], cancellationToken);
    }

    [LoggerMessage(EventId = 3001, Level = LogLevel.Warning, Message = "Message {MessageId} was dead-lettered: {Code}.")]
    private partial void LogDeadLettered(string messageId, string code);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Information, Message = "Sign-off {SignOffId} of launch {LaunchId} came too late: {Code}.")]
    private partial void LogMoot(string signOffId, string launchId, string code);
}
