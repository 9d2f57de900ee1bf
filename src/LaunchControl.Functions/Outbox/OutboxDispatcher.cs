using System.Diagnostics;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Ports;
using LaunchControl.Core.StatusMails;
using LaunchControl.Core.Upkeep;
using LaunchControl.Functions.Mails;
using LaunchControl.Functions.Telemetry;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.Outbox;

/// <summary>Carries out intents, each at least once. What fails stays stored, and the sweep tries it again.</summary>
public sealed partial class OutboxDispatcher(
    ILaunchStore store, IOutboxBacklog backlog, OutboxAlarm alarm, ILaunchIndex index, IAuditTrail trail, ITicketLinks tickets, IStatusMails statusMails, MailDelivery mails, ILaunchEvents events,
    LaunchControlMetrics metrics, TimeProvider time, ILogger<OutboxDispatcher> logger)
{
    /// <summary>Announces intents that only this call will carry out, so that a crash before that is noticed.</summary>
    public Task ExpectAsync(BacklogEntry entry, CancellationToken cancellationToken)
    {
        alarm.Set(time.GetUtcNow());
        return backlog.AddAsync(entry, cancellationToken);
    }

    public Task ForgetAsync(BacklogEntry entry, CancellationToken cancellationToken) => backlog.RemoveAsync(entry, cancellationToken);

    /// <summary>Carries out batches in order. A fault of the outside is not thrown: it puts the command into the backlog.</summary>
    /// <param name="isExpected">The command was announced by <see cref="ExpectAsync"/>.</param>
    /// <param name="isProjectionLeft">
    /// Another instance may be about to project an older state, so this one's projection is left to the sweep: the newest must be written last.
    /// </param>
    /// <returns>Whether all of it was carried out.</returns>
    public async Task<bool> CarryOutAsync(
        Launch launch, IReadOnlyList<OutboxBatch> batches, BacklogEntry entry, bool isExpected, IOrchestrations orchestrations,
        CancellationToken cancellationToken, bool isProjectionLeft = false)
    {
        var isDone = true;
        foreach (var batch in batches)
        {
            var remaining = await CarryOutAsync(launch, batch, orchestrations, isProjectionLeft, cancellationToken);
            isDone &= remaining.Count == 0;
            if (remaining.Count < batch.Intents.Count)
            {
                await store.SettleAsync(launch.Id, batch, remaining, cancellationToken);
            }
        }

        if (isDone && isExpected)
        {
            await backlog.RemoveAsync(entry, cancellationToken);
        }
        else if (!isDone)
        {
            // Also where it was expected: a sweep that came before a slow commit found nothing to expect, and struck it off.
            await ExpectAsync(entry, cancellationToken);
        }

        return isDone;
    }

    /// <summary>Brings the launch's row in the index up to date.</summary>
    public Task ProjectAsync(Launch launch, CancellationToken cancellationToken) =>
        index.UpsertAsync(LaunchSummary.Of(launch, time.GetUtcNow()), LaunchUpkeep.Of(launch, time.GetUtcNow()), LaunchFootprint.Of(launch), cancellationToken);

    private async Task<IReadOnlyList<Intent>> CarryOutAsync(
        Launch launch, OutboxBatch batch, IOrchestrations orchestrations, bool isProjectionLeft, CancellationToken cancellationToken)
    {
        List<Intent> remaining = [.. batch.Intents.Where(intent => isProjectionLeft && intent is ProjectLaunchIntent)];
        foreach (var intent in batch.Intents.Except(remaining).ToList())
        {
            if (MustWait(intent, remaining))
            {
                remaining.Add(intent);
                continue;
            }

            // A trace goes on, however late its intents are carried out.
            using var span = LaunchControlTrace.Start($"outbox {intent.GetType().Name}", batch.TraceParent).SetTag(LaunchControlTrace.LaunchTag, launch.Id);
            try
            {
                await CarryOutAsync(launch, batch, intent, orchestrations, cancellationToken);
                metrics.IntentDone(intent, time.GetUtcNow() - batch.Since);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                span.SetStatus(ActivityStatusCode.Error);
                metrics.IntentFailed(intent);
                LogFailed(exception, intent.GetType().Name, intent.Id, launch.Id);
                remaining.Add(intent);
            }
        }

        return remaining;
    }

    // The orchestration of a launch fails where one of its gates is stopped before it.
    private static bool MustWait(Intent intent, List<Intent> remaining) =>
        intent is StopOrchestrationIntent { GateId: not null } && remaining.Exists(left => left is StopOrchestrationIntent { GateId: null });

    private Task CarryOutAsync(Launch launch, OutboxBatch batch, Intent intent, IOrchestrations orchestrations, CancellationToken cancellationToken) => intent switch
    {
        StartOrchestrationIntent start => orchestrations.StartAsync(launch.Id, start.Watch, cancellationToken),
        StopOrchestrationIntent stop => orchestrations.StopAsync(launch.Id, stop.GateId, stop.Watch, cancellationToken),
        WakeLaunchIntent wake => orchestrations.WakeLaunchAsync(launch.Id, wake.Watch, cancellationToken),
        WakeGateIntent wake => orchestrations.WakeGateAsync(wake.LaunchId, wake.GateId, wake.Watch, cancellationToken),
        WatchGateIntent watch => orchestrations.WatchGateAsync(launch.Id, watch.GateId, watch.Watch, cancellationToken),
        SendMailIntent mail => mails.SendAsync(launch, mail, cancellationToken),
        LinkTicketIntent link => tickets.AddAsync(link.Key, launch.Id, cancellationToken),
        PlanStatusMailIntent => statusMails.PlanAsync(launch.Id, StatusSchedule.FirstOf(launch), cancellationToken),
        PublishEventsIntent publish => PublishAsync(launch, batch, publish, cancellationToken),
        ProjectLaunchIntent => ProjectAsync(launch, cancellationToken),
        _ => throw new InvalidOperationException($"Nothing carries out a {intent.GetType().Name}."),
    };

    // Where the decision was just made its entries are at hand; after a crash the trail has them.
    private async Task PublishAsync(Launch launch, OutboxBatch batch, PublishEventsIntent publish, CancellationToken cancellationToken)
    {
        var count = publish.LastSequence - publish.FirstSequence + 1;
        var entries = batch.Audit ?? await trail.ReadAsync(launch.Id, publish.FirstSequence - 1, count, cancellationToken);
        await events.PublishAsync(launch, entries, cancellationToken);
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Warning, Message = "{Intent} {IntentId} of launch {LaunchId} failed; it stays in the outbox and is tried again.")]
    private partial void LogFailed(Exception exception, string intent, string intentId, string launchId);
}
