using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure;
using LaunchControl.Functions.Infrastructure.Resilience;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.Orchestrations;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Outbox;

/// <summary>Every two minutes: carries out what a crash or a fault left in an outbox. While nothing happens it looks at every other run only.</summary>
/// <remarks>Several at a time, each with a limit: one that fails or hangs keeps no other waiting, and comes again less and less often.</remarks>
public sealed partial class OutboxSweepFunction(
    IOutboxBacklog backlog, OutboxAlarm alarm, LaunchCommandHandler commands, IOptions<OutboxOptions> options, Randomness randomness, TimeProvider time,
    ILogger<OutboxSweepFunction> logger)
{
    private const int MostAtOnce = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Function("OutboxSweep")]
    public async Task RunAsync(
        [TimerTrigger("0 */2 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (!alarm.IsTime(time.GetUtcNow()))
        {
            return;
        }

        using var room = new SemaphoreSlim(MostAtOnce);
        List<Task> work = [];
        await foreach (var item in backlog.ListAsync(options.Value.Grace, cancellationToken))
        {
            alarm.Set(time.GetUtcNow());
            work.Add(CarryOutInTurnAsync(item, client, room, cancellationToken));
        }

        await Task.WhenAll(work);
    }

    private async Task CarryOutInTurnAsync(BacklogItem item, DurableTaskClient client, SemaphoreSlim room, CancellationToken cancellationToken)
    {
        // Everybody before has a limit, so that the turn comes.
        await room.WaitAsync(CancellationToken.None);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            await CarryOutAsync(item, client, cancellationToken);
        }
        finally
        {
            room.Release();
        }
    }

    private async Task CarryOutAsync(BacklogItem item, DurableTaskClient client, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            if (await commands.CarryOutPendingAsync(item, new DurableOrchestrations(client), either.Token))
            {
                return;
            }
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, item.Entry.LaunchId, item.Attempts + 1);
        }

        await backlog.PutOffAsync(item, Retries.Outbox.After(item.Attempts + 1, randomness.Fraction()), cancellationToken);
    }

    [LoggerMessage(EventId = 1002, Level = LogLevel.Warning, Message = "The outbox of launch {LaunchId} could not be carried out; attempt {Attempt}.")]
    private partial void LogFailed(Exception exception, string launchId, int attempt);
}
