using Azure.Messaging.ServiceBus;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Core.SignOffs;
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
    MessageWork messages, LaunchCommandHandler commands, LaunchControlMetrics metrics, TimeProvider time, ILogger<RecordSignOffFunction> logger)
{
    [Function("RecordSignOff")]
    public Task RunAsync(
        [ServiceBusTrigger(QueueNames.GateSignOffs, Connection = "ServiceBus", AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        messages.RunAsync(QueueNames.GateSignOffs, message, actions, () => RecordAsync(message, client, cancellationToken), cancellationToken);

    private async Task<Refusal?> RecordAsync(ServiceBusReceivedMessage message, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var faults = new FaultList();
        if (SignOffMessageReader.Read(message, faults) is not { } signOff)
        {
            return faults.ToRefusal("The message is not a sign-off.");
        }

        var result = await commands.ExecuteTogetherAsync(
            signOff.LaunchId,
            signOff.ToCommand(),
            new CommandOrigin($"sign-off-{signOff.SignOffId}", signOff.Approver, signOff.Channel),
            new DurableOrchestrations(client),
            cancellationToken);
        return Judge(signOff, result);
    }

    private Refusal? Judge(SignOffMessage signOff, CommandResult result)
    {
        if (result.Outcome == CommandOutcome.Accepted)
        {
            metrics.SignOffRecorded(time.GetUtcNow() - signOff.DecidedAt);
        }

        if (result.Refusal is not { Kind: RefusalKind.Conflict } late)
        {
            return result.Refusal;
        }

        // The gate moved on while the message was under way; what it says is moot, not wrong.
        LogMoot(signOff.SignOffId, signOff.LaunchId, late.Code);
        return null;
    }

    [LoggerMessage(EventId = 3002, Level = LogLevel.Information, Message = "Sign-off {SignOffId} of launch {LaunchId} came too late: {Code}.")]
    private partial void LogMoot(string signOffId, string launchId, string code);
}
