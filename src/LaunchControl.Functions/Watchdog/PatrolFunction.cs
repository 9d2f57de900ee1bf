using LaunchControl.Core.Ports;
using LaunchControl.Core.Upkeep;
using LaunchControl.Functions.Blackouts;
using LaunchControl.Functions.Orchestrations;
using LaunchControl.Functions.People;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Watchdog;

/// <summary>
/// Every hour: finds orchestrations that are gone although nothing is due yet, messages that were given up for a reason that may have passed, and
/// launches that were not told who is away or when nothing is launched.
/// </summary>
public sealed partial class PatrolFunction(
    ILaunchIndex index,
    LaunchRescue rescue,
    DeadLetterRescue deadLetters,
    AbsenceFanOut absences,
    BlackoutFanOut blackouts,
    IOptions<WatchdogOptions> options,
    TimeProvider time,
    ILogger<PatrolFunction> logger)
{
    [Function("Patrol")]
    public async Task RunAsync([TimerTrigger("0 17 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var by = time.GetUtcNow() - options.Value.Grace;
        await TryAsync("orchestrations", () => FindMissingOrchestrationsAsync(by, client, cancellationToken), cancellationToken);
        await TryAsync("absences", () => absences.FinishAsync(new DurableOrchestrations(client), cancellationToken), cancellationToken);
        await TryAsync("blackouts", () => blackouts.FinishAsync(new DurableOrchestrations(client), cancellationToken), cancellationToken);
        await TryAsync("dead letters", () => deadLetters.RedeliverAsync(cancellationToken), cancellationToken);
    }

    private async Task FindMissingOrchestrationsAsync(DateTimeOffset by, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var atWork = await AtWorkAsync(client, cancellationToken);
        await foreach (var launch in index.ListActiveAsync(by, cancellationToken))
        {
            if (IsMissingSome(launch, atWork[launch.LaunchId].ToList()))
            {
                await TryAsync($"launch {launch.LaunchId}", () => rescue.LookAtMissingAsync(launch.LaunchId, client, cancellationToken), cancellationToken);
            }
        }
    }

    private static bool IsMissingSome(LaunchUpkeep launch, List<string> atWork) =>
        atWork.Count < launch.Orchestrations || !atWork.Contains(OrchestrationIds.Launch(launch.LaunchId, launch.Watch));

    private static async Task<ILookup<string, string>> AtWorkAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        List<string> ids = [];
        var query = new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running]);
        await foreach (var instance in client.GetAllInstancesAsync(query).WithCancellation(cancellationToken))
        {
            ids.Add(instance.InstanceId);
        }

        return ids.ToLookup(OrchestrationIds.LaunchOf);
    }

    // What can't be looked at must not keep the rest from being looked at.
    private async Task TryAsync(string what, Func<Task> look, CancellationToken cancellationToken)
    {
        try
        {
            await look();
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, what);
        }
    }

    [LoggerMessage(EventId = 6006, Level = LogLevel.Error, Message = "The patrol could not look at {What}; it tries again at its next run.")]
    private partial void LogFailed(Exception exception, string what);
}
