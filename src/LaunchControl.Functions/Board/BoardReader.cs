using LaunchControl.Core.Feedback;
using LaunchControl.Core.GoNoGo;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Scheduling;
using LaunchControl.Core.Webhooks;
using LaunchControl.Functions.Actions;
using LaunchControl.Functions.Blackouts;
using LaunchControl.Functions.DeadLetters;
using LaunchControl.Functions.Feedback;
using LaunchControl.Functions.GoNoGo;
using LaunchControl.Functions.Infrastructure.Security;
using LaunchControl.Pages;

namespace LaunchControl.Functions.Board;

/// <summary>Reads what the board of a launch shows beside the launch itself, all at once.</summary>
public sealed class BoardReader(
    IAuditTrail audit, IReadinessHistory history, ISnapshots snapshots, IFeedback feedback, RollCallReader rollCalls, DeadLetterList letters, BlackoutReader around,
    ReaderZones zones, ActionCatalogue actions, FeedbackLinks feedbackLinks, IWebhooks webhooks, TimeProvider time)
{
    private const int MostAuditEntries = 20;
    private const int MostFeedback = 5;

    /// <param name="receipt">Of the form that led here; null for none.</param>
    public async Task<BoardModel> ReadAsync(Launch launch, Caller caller, string? receipt, CancellationToken cancellationToken)
    {
        var zone = zones.ReadAsync(caller, cancellationToken);
        var entries = audit.ReadAsync(launch.Id, Math.Max(0, launch.AuditSequence - MostAuditEntries), MostAuditEntries, cancellationToken);
        var notes = AccessRule.ManageLaunch(launch).Allows(caller) ? letters.NotesAsync(launch.Id, cancellationToken) : Task.FromResult<IReadOnlyList<DeadLetterNote>?>([]);
        var before = launch.IsLaunched ? Task.FromResult(new BeforeLaunch([], [], null)) : ReadBeforeAsync(launch, cancellationToken);
        var after = launch.IsLaunched ? ReadAfterAsync(launch, cancellationToken) : Task.FromResult(new AfterLaunch([], null, []));
        var channels = ReadChannelsAsync(launch, cancellationToken);
        await Task.WhenAll(zone, entries, notes, before, after, channels);
        return new BoardModel
        {
            Launch = launch,
            Audit = await entries,
            DeadLetters = await notes,
            Collisions = (await before).Collisions,
            History = (await before).History,
            RollCall = (await before).RollCall,
            Snapshots = (await after).Snapshots,
            Feedback = (await after).Feedback,
            NewestFeedback = (await after).Newest,
            Channels = await channels,
            Menus = actions.MenusOf(launch, caller, time.GetUtcNow(), (await channels).Select(channel => channel.Chat!.Name)),
            FeedbackForm = AccessRule.ManageLaunch(launch).Allows(caller) ? feedbackLinks.AddressOf(launch) : null,
            Done = ActionReceipt.Read(receipt, await entries, caller),
            ReaderZone = await zone,
            Now = time.GetUtcNow(),
        };
    }

    private async Task<IReadOnlyList<Webhook>> ReadChannelsAsync(Launch launch, CancellationToken cancellationToken) =>
    [
        .. (await webhooks.ListAsync(cancellationToken)).Where(webhook => webhook.Chat is not null && webhook.LaunchId == launch.Id).OrderBy(channel => channel.Chat!.Name, StringComparer.Ordinal),
    ];

    private async Task<BeforeLaunch> ReadBeforeAsync(Launch launch, CancellationToken cancellationToken)
    {
        var points = history.ReadAsync(launch.Id, cancellationToken);
        var others = launch.IsFinal ? Task.FromResult<IReadOnlyList<LaunchFootprint>>([]) : around.OthersAsync(cancellationToken);
        var rollCall = launch.IsGoNoGoNear() ? rollCalls.ReadAsync(launch, cancellationToken) : null;
        await Task.WhenAll(points, others, rollCall ?? Task.CompletedTask);
        return new BeforeLaunch(await points, CollisionFinder.Of(launch, await others), rollCall is null ? null : await rollCall);
    }

    private async Task<AfterLaunch> ReadAfterAsync(Launch launch, CancellationToken cancellationToken)
    {
        var found = snapshots.ReadAsync(launch.Id, null, null, null, cancellationToken);
        var summary = feedback.SummariseAsync(launch.Id, cancellationToken);
        var newest = feedback.ListAsync(launch.Id, new FeedbackFilter(), MostFeedback, null, cancellationToken);
        await Task.WhenAll(found, summary, newest);
        return new AfterLaunch(await found, await summary, (await newest).Items);
    }

    private sealed record BeforeLaunch(IReadOnlyList<ReadinessPoint> History, IReadOnlyList<Collision> Collisions, RollCall? RollCall);

    private sealed record AfterLaunch(IReadOnlyList<MetricSnapshot> Snapshots, FeedbackSummary? Feedback, IReadOnlyList<FeedbackEntry> Newest);
}
