using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure;
using LaunchControl.Functions.Outbox;
using LaunchControl.Functions.Telemetry;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Launches;

/// <summary>Carries out commands: read, decide, store as one transaction, then do outside what was decided.</summary>
public sealed partial class LaunchCommandHandler(
    ILaunchStore store, OutboxDispatcher outbox, LaunchLocks locks, CommandBatches waiting, CommandTelemetry telemetry, IOptions<OutboxOptions> options, Randomness randomness,
    TimeProvider time)
{
    private const int MostAttempts = 12;

    // A function is ended after ten minutes (host.json): what was announced before that is stored by then, or never.
    private static readonly TimeSpan LongestCommit = TimeSpan.FromMinutes(10);

    /// <summary>Stores a new launch.</summary>
    /// <returns><see cref="CommitResult.Conflict"/> when the id is taken.</returns>
    public Task<CommitResult> CreateAsync(Decision decision, string commandId, IOrchestrations orchestrations, CancellationToken cancellationToken) =>
        telemetry.WatchStartAsync(decision.Launch.Id, () => TryCreateAsync(decision, commandId, orchestrations, cancellationToken));

    /// <summary>Carries out one command. A repeat changes nothing, and finishes what its first delivery left undone outside.</summary>
    /// <param name="isRepeatedUntilDone">
    /// The caller repeats the command until it succeeds (a queue message, an activity), so a crash after the transaction needs no other rescue.
    /// </param>
    /// <param name="patience">How long to wait for others that work on the launch; null for as long as it takes.</param>
    /// <param name="precondition">Judges the state before the command does; null where any state will do.</param>
    /// <param name="known">The launch as the caller has just read it, which saves to read it again; however old it is, no change of others is lost.</param>
    /// <exception cref="LaunchBusyException">Patience ran out.</exception>
    public Task<CommandResult> ExecuteAsync(
        string launchId, LaunchCommand command, CommandOrigin origin, IOrchestrations orchestrations, bool isRepeatedUntilDone,
        CancellationToken cancellationToken, Func<StoredLaunch, Refusal?>? precondition = null, TimeSpan? patience = null, StoredLaunch? known = null) =>
        !LaunchId.IsWellFormed(launchId)
            ? Task.FromResult(CommandResult.UnknownLaunch(launchId))
            : telemetry.WatchAsync(launchId, command, origin, traced => ExecuteAsync(
                new Delivery(launchId, command, traced, orchestrations, isRepeatedUntilDone, precondition) { Patience = patience, Known = known }, cancellationToken));

    /// <summary>Carries out what a command left in the outbox, and strikes it off the backlog when nothing is left.</summary>
    /// <returns>Whether nothing failed; what is too young to be touched is no failure.</returns>
    public async Task<bool> CarryOutPendingAsync(BacklogItem item, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        var entry = item.Entry;
        using var held = await locks.EnterAsync(entry.LaunchId, cancellationToken);

        // Asked before the launch is read: what is stored then is there.
        var isStored = time.GetUtcNow() - item.Since >= LongestCommit || await store.HasCommittedAsync(entry.LaunchId, entry.CommandId, cancellationToken);
        if (await store.ReadAsync(entry.LaunchId, cancellationToken) is { } read)
        {
            // The entry stays for as long as intents are there that somebody else may still be carrying out.
            var left = LeftBehind(read);
            var isExpected = isStored && left.Count == read.Pending.Count;
            var isDone = await outbox.CarryOutAsync(read.Launch, left, entry, isExpected, orchestrations, cancellationToken);
            await ProjectNewestAsync(read.Launch, cancellationToken);
            return isDone;
        }

        if (isStored)
        {
            await outbox.ForgetAsync(entry, cancellationToken);
        }

        return true;
    }

    // What was projected here may have been old when it was written.
    private async Task ProjectNewestAsync(Launch projected, CancellationToken cancellationToken)
    {
        while (await store.ReadAsync(projected.Id, cancellationToken) is { } newest && newest.Launch.AuditSequence != projected.AuditSequence)
        {
            await outbox.ProjectAsync(newest.Launch, cancellationToken);
            projected = newest.Launch;
        }
    }

    private async Task<CommandResult> ExecuteAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var turn = locks.EnterAsync(delivery.LaunchId, cancellationToken, delivery.Patience);
        var hadToWait = !turn.IsCompleted;
        using var held = await turn;
        var early = hadToWait ? null : await TryKnownAsync(delivery, cancellationToken);
        return early ?? await ExecuteInTurnAsync(delivery, cancellationToken);
    }

    // Good for a decision that is stored, which its ETag guards, and where nothing was left to carry out. What changes nothing is judged by the newest state.
    private async Task<CommandResult?> TryKnownAsync(Delivery delivery, CancellationToken cancellationToken) =>
        delivery.Known is { Pending.Count: 0 } known && delivery.Precondition?.Invoke(known) is null
            && LaunchDecider.Decide(known.Launch, delivery.Command, delivery.Origin, time.GetUtcNow()).Decision is { IsNoChange: false } decision
            ? await CommitAsync(delivery, known, decision, cancellationToken)
            : null;

    private async Task<CommandResult> ExecuteInTurnAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (await TryExecuteAsync(delivery, cancellationToken) is { } result)
            {
                return result;
            }

            telemetry.Conflicted(delivery.Command);
            await Task.Delay(randomness.Wait(5, 20 * attempt), time, cancellationToken);
        }

        throw new TimeoutException($"So many others change launch '{delivery.LaunchId}' at once that {MostAttempts} attempts did not get through. Try again.");
    }

    private async Task<CommitResult> TryCreateAsync(Decision decision, string commandId, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        using var held = await locks.EnterAsync(decision.Launch.Id, cancellationToken);
        var entry = new BacklogEntry(decision.Launch.Id, commandId);
        await outbox.ExpectAsync(entry, cancellationToken);
        var committed = await store.CommitAsync(null, decision, [commandId], cancellationToken);
        if (committed == CommitResult.Committed)
        {
            await outbox.CarryOutAsync(decision.Launch, [decision.Outbox], entry, isExpected: true, orchestrations, cancellationToken);
        }

        return committed;
    }

    /// <summary>One attempt; null when somebody else stored a decision first.</summary>
    private async Task<CommandResult?> TryExecuteAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (await store.ReadAsync(delivery.LaunchId, cancellationToken) is not { } read)
        {
            return CommandResult.UnknownLaunch(delivery.LaunchId);
        }

        if (delivery.Precondition?.Invoke(read) is { } failed)
        {
            return CommandResult.Refused(failed);
        }

        var outcome = LaunchDecider.Decide(read.Launch, delivery.Command, delivery.Origin, time.GetUtcNow());
        return outcome switch
        {
            { Refusal: { } refusal } => await RefuseAsync(delivery, read, refusal, cancellationToken),
            { Decision.IsNoChange: true } => await RepeatAsync(delivery, read, isExpected: false, CommandOutcome.Unchanged, cancellationToken),
            _ => await CommitAsync(delivery, read, outcome.Decision!, cancellationToken),
        };
    }

    // A repeat may meet a state that no longer allows what its first delivery did.
    private async Task<CommandResult> RefuseAsync(Delivery delivery, StoredLaunch read, Refusal refusal, CancellationToken cancellationToken) =>
        delivery.IsRepeatedUntilDone && await store.HasCommittedAsync(delivery.LaunchId, delivery.Origin.CommandId, cancellationToken)
            ? await RepeatAsync(delivery, read, isExpected: false, CommandOutcome.Duplicate, cancellationToken)
            : CommandResult.Refused(refusal);

    private async Task<CommandResult?> CommitAsync(Delivery delivery, StoredLaunch read, Decision decision, CancellationToken cancellationToken)
    {
        var isExpected = !delivery.IsRepeatedUntilDone;
        if (isExpected)
        {
            await outbox.ExpectAsync(delivery.Entry, cancellationToken);
        }

        var left = LeftBehind(read);
        return await store.CommitAsync(read, decision, [delivery.Origin.CommandId], cancellationToken) switch
        {
            CommitResult.Conflict => null,
            CommitResult.TooLarge => CommandResult.TooLarge,
            CommitResult.Committed => await CarryOutAsync(
                delivery, decision.Launch, [.. left, decision.Outbox], isExpected, CommandOutcome.Accepted, cancellationToken, isProjectionLeft: left.Count < read.Pending.Count),

            // Carried out before, maybe after what was read here: what can be left of it is outside.
            _ => await RepeatAsync(delivery, await store.ReadAsync(delivery.LaunchId, cancellationToken) ?? read, isExpected, CommandOutcome.Duplicate, cancellationToken),
        };
    }

    // Nothing to store. Among what is too young to count as left behind may be what this command's first delivery did not get to.
    private async Task<CommandResult> RepeatAsync(
        Delivery delivery, StoredLaunch read, bool isExpected, CommandOutcome outcome, CancellationToken cancellationToken)
    {
        var left = LeftBehind(read);
        if (!isExpected && delivery.IsRepeatedUntilDone && left.Count < read.Pending.Count)
        {
            await outbox.ExpectAsync(delivery.Entry, cancellationToken);
        }

        return await CarryOutAsync(delivery, read.Launch, left, isExpected && left.Count == read.Pending.Count, outcome, cancellationToken);
    }

    private async Task<CommandResult> CarryOutAsync(
        Delivery delivery, Launch launch, IReadOnlyList<OutboxBatch> batches, bool isExpected, CommandOutcome outcome,
        CancellationToken cancellationToken, bool isProjectionLeft = false)
    {
        await outbox.CarryOutAsync(launch, batches, delivery.Entry, isExpected, delivery.Orchestrations, cancellationToken, isProjectionLeft);
        if (options.Value.Grace > TimeSpan.Zero && batches.Any(IsLeftBehind))
        {
            // It took so long that another instance may have carried it out as well, and gone on since.
            await ProjectNewestAsync(launch, cancellationToken);
        }

        return CommandResult.Accepted(launch, outcome);
    }

    // What is younger is most likely being carried out by another instance right now.
    private IReadOnlyList<OutboxBatch> LeftBehind(StoredLaunch read) =>
        [.. read.Pending.Where(IsLeftBehind)];

    private bool IsLeftBehind(OutboxBatch batch) => time.GetUtcNow() - batch.Since >= options.Value.Grace;
}
