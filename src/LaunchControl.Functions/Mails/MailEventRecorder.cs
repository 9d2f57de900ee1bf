using System.Security.Cryptography;
using System.Text;
using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.Telemetry;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.Mails;

/// <summary>Stores with each gate what the mail provider reports about its mails. A repeat changes nothing.</summary>
public sealed partial class MailEventRecorder(LaunchCommandHandler commands, TimeProvider time, ILogger<MailEventRecorder> logger)
{
    /// <summary>Returns once everything is stored. An event about a launch that is not there is left out.</summary>
    /// <exception cref="AggregateException">Some could not be stored; all others are. Try all of them again.</exception>
    public async Task RecordAsync(IReadOnlyList<MailEvent> events, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        List<Exception> failures = [];
        foreach (var one in events.Where(one => one.GateId is not null))
        {
            try
            {
                await RecordAsync(one, orchestrations, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                failures.Add(exception);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException($"{failures.Count} of {events.Count} mail events could not be stored.", failures);
        }
    }

    private async Task RecordAsync(MailEvent one, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        using var span = LaunchControlTrace.Start($"mail event {one.Kind}")
            .SetTag(LaunchControlTrace.LaunchTag, one.LaunchId).SetTag(LaunchControlTrace.MailTraceTag, one.TraceId);

        // The provider's clock may be ahead, and a report from the future would outdate what comes after it.
        var at = one.At <= time.GetUtcNow() ? one.At : time.GetUtcNow();
        var result = await commands.ExecuteAsync(
            one.LaunchId,
            new RecordDelivery(one.GateId, one.Person, one.Kind, one.Reason, at),
            new CommandOrigin(CommandId(one.Id), CommandOrigin.System, Channel.Webhook),
            orchestrations,
            isRepeatedUntilDone: false,
            cancellationToken);
        if (result.Refusal is { } refusal)
        {
            LogSkipped(one.Kind, refusal.Code);
        }
    }

    // The provider's ids have no stated length or alphabet.
    private static string CommandId(string eventId) => $"mail-event-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(eventId)))}";

    [LoggerMessage(EventId = 5001, Level = LogLevel.Information, Message = "A mail event '{Kind}' was left out: {Code}.")]
    private partial void LogSkipped(string kind, string code);
}
