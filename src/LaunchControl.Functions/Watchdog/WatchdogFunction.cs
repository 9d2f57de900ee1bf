using LaunchControl.Core.Ports;
using LaunchControl.Core.Upkeep;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Watchdog;

/// <summary>Every five minutes: finds each launch that an orchestration should have looked at by now, and sets it going again.</summary>
public sealed partial class WatchdogFunction(ILaunchIndex index, LaunchRescue rescue, IOptions<WatchdogOptions> options, TimeProvider time, ILogger<WatchdogFunction> logger)
{
    [Function("Watchdog")]
    public async Task RunAsync([TimerTrigger("30 */5 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await foreach (var launch in index.ListDueAsync(time.GetUtcNow() - options.Value.Grace, cancellationToken))
        {
            await LookAtAsync(launch, client, cancellationToken);
        }
    }

    // One launch that can't be helped must not keep the others from being looked at.
    private async Task LookAtAsync(LaunchUpkeep launch, DurableTaskClient client, CancellationToken cancellationToken)
    {
        try
        {
            await rescue.LookAtDueAsync(launch, client, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, launch.LaunchId);
        }
    }

    [LoggerMessage(EventId = 6004, Level = LogLevel.Error, Message = "The watchdog could not look at launch {LaunchId}; it tries again at its next run.")]
    private partial void LogFailed(Exception exception, string launchId);
}
