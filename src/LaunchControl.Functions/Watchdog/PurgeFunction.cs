using LaunchControl.Core.Ports;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.Watchdog;

/// <summary>
/// Every month: forgets orchestrations and webhook deliveries that ended a month ago or earlier, so that neither grows for ever. What launches are is
/// kept elsewhere.
/// </summary>
public sealed partial class PurgeFunction(IWebhookDeliveries deliveries, TimeProvider time, ILogger<PurgeFunction> logger)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    [Function("PurgeOrchestrations")]
    public async Task RunAsync([TimerTrigger("0 30 3 1 * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var over = new PurgeInstancesFilter(
            CreatedTo: time.GetUtcNow() - KeptFor,
            Statuses: [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated]);
        var purged = await client.PurgeAllInstancesAsync(over, cancellationToken);
        LogPurged(purged.PurgedInstanceCount);
        var forgotten = await deliveries.PurgeAsync(time.GetUtcNow() - KeptFor, cancellationToken);
        LogPurgedDeliveries(forgotten);
    }

    [LoggerMessage(EventId = 6007, Level = LogLevel.Information, Message = "{Count} orchestrations that had ended were forgotten.")]
    private partial void LogPurged(int count);

    [LoggerMessage(EventId = 7404, Level = LogLevel.Information, Message = "{Count} webhook deliveries that had ended were forgotten.")]
    private partial void LogPurgedDeliveries(int count);
}
