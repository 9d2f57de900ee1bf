using System.Collections.Concurrent;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.StatusMails;
using LaunchControl.Functions.Outbox;
using LaunchControl.Functions.Watchdog;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.Maintenance;

/// <summary>
/// Makes everything that follows from the stored launches anew: their rows in the index, their tickets' links, when their status is mailed next, and orchestrations where they are
/// gone.
/// </summary>
public sealed partial class LaunchRebuild(
    ILaunchStore store, OutboxDispatcher outbox, ITicketLinks tickets, IStatusMails statusMails, LaunchRescue rescue, ILogger<LaunchRebuild> logger)
{
    private const int MostAtOnce = 8;

    /// <summary>One step: the launches after one of them, up to <paramref name="most"/>.</summary>
    public async Task<RebuildReport> RunAsync(string? after, int most, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var ids = await NextAsync(after, most + 1, cancellationToken);
        var step = ids.Take(most).ToList();
        ConcurrentBag<string> restarted = [], failed = [];
        await Parallel.ForEachAsync(step, new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = cancellationToken }, async (id, token) =>
        {
            try
            {
                if (await RebuildAsync(id, client, token) == Rescue.Restarted)
                {
                    restarted.Add(id);
                }
            }
            catch (Exception exception) when (!token.IsCancellationRequested)
            {
                LogFailed(exception, id);
                failed.Add(id);
            }
        });
        return new RebuildReport(
            step.Count, [.. restarted.Order(StringComparer.Ordinal)], [.. failed.Order(StringComparer.Ordinal)], ids.Count > most ? step[^1] : null);
    }

    private async Task<Rescue> RebuildAsync(string launchId, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(launchId, cancellationToken) is { } stored)
        {
            await outbox.ProjectAsync(stored.Launch, cancellationToken);
            foreach (var key in stored.Launch.TicketKeys())
            {
                await tickets.AddAsync(key, launchId, cancellationToken);
            }

            if (stored.Launch is { IsFinal: false, StatusMail: not null } launch)
            {
                await statusMails.PlanAsync(launchId, StatusSchedule.FirstOf(launch), cancellationToken);
            }
        }

        return await rescue.LookAtMissingAsync(launchId, client, cancellationToken);
    }

    private async Task<IReadOnlyList<string>> NextAsync(string? after, int most, CancellationToken cancellationToken)
    {
        List<string> ids = [];
        await foreach (var id in store.ListIdsAsync(after, cancellationToken))
        {
            ids.Add(id);
            if (ids.Count == most)
            {
                break;
            }
        }

        return ids;
    }

    [LoggerMessage(EventId = 6010, Level = LogLevel.Error, Message = "Launch {LaunchId} could not be rebuilt.")]
    private partial void LogFailed(Exception exception, string launchId);
}
