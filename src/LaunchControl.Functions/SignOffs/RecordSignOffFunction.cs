using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Functions.Infrastructure.ServiceBus;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.Orchestrations;
using LaunchControl.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.SignOffs;

/// <summary>Records sign-offs from queue <c>gate-sign-offs</c>. A redelivery changes nothing; order does not matter.</summary>
public sealed partial class RecordSignOffFunction(
    LaunchCommandHandler commands, RefusedMessages refused, LaunchControlMetrics metrics, TimeProvider time, ILogger<RecordSignOffFunction> logger)
{
    [Function("RecordSignOff")]
    public async Task RunAsync(
        [ServiceBusTrigger(QueueNames.GateSignOffs, Connection = "ServiceBus", AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        using var span = MessageTrace.Start(QueueNames.GateSignOffs, message);
        var faults = new FaultList();
        if (SignOffMessageReader.Read(message, faults) is not { } signOff)
        {
            await refused.DeadLetterAsync(QueueNames.GateSignOffs, message, actions, faults.ToRefusal("The message is not a sign-off."), cancellationToken);
            return;
        }

        var result = await commands.ExecuteAsync(
            signOff.LaunchId,
            signOff.ToCommand(),
            new CommandOrigin($"sign-off-{signOff.SignOffId}", signOff.Approver, signOff.Channel),
            new DurableOrchestrations(client),
            isRepeatedUntilDone: true,
            cancellationToken);
        if (result.Refusal is { Kind: not RefusalKind.Conflict } refusal)
        {
            await refused.DeadLetterAsync(QueueNames.GateSignOffs, message, actions, refusal, cancellationToken);
            return;
        }

        if (result.Refusal is { } late)
        {
            // The gate moved on while the message was under way; what it says is moot, not wrong.
            LogMoot(signOff.SignOffId, signOff.LaunchId, late.Code);
        }

        if (result.Outcome == CommandOutcome.Accepted)
        {
            metrics.SignOffRecorded(time.GetUtcNow() - signOff.DecidedAt);
        }

        await actions.CompleteMessageAsync(message, cancellationToken);
    }

    [LoggerMessage(EventId = 3002, Level = LogLevel.Information, Message = "Sign-off {SignOffId} of launch {LaunchId} came too late: {Code}.")]
    private partial void LogMoot(string signOffId, string launchId, string code);
}
