using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Outbox;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Launches;

/// <summary>Carries out commands: read, decide, store as one transaction, then do outside what was decided.</summary>
public sealed class LaunchCommandHandler(ILaunchStore store, OutboxDispatcher outbox, LaunchLocks locks, IOptions<OutboxOptions> options, TimeProvider time)
{
    private const int MostAttempts = 12;

    /// <summary>Stores a new launch.</summary>
    /// <returns>False when the id is taken.</returns>
    public async Task<bool> CreateAsync(Decision decision, string commandId, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        using var held = await locks.EnterAsync(decision.Launch.Id, cancellationToken);
        var entry = new BacklogEntry(decision.Launch.Id, commandId);
        await outbox.ExpectAsync(entry, cancellationToken);
        if (await store.CommitAsync(null, decision, commandId, cancellationToken) != CommitResult.Committed)
        {
            return false;
        }

        await outbox.CarryOutAsync(decision.Launch, [decision.Outbox], entry, isExpected: true, orchestrations, cancellationToken);
        return true;
    }

    /// <summary>Carries out one command. A repeat changes nothing, and finishes what its first delivery left undone outside.</summary>
    /// <param name="isRepeatedUntilDone">
    /// The caller repeats the command until it succeeds (a queue message, an activity), so a crash after the transaction needs no other rescue.
    /// </param>
    public async Task<CommandResult> ExecuteAsync(
        string launchId, LaunchCommand command, CommandOrigin origin, IOrchestrations orchestrations, bool isRepeatedUntilDone, CancellationToken cancellationToken)
    {
        if (!LaunchId.IsWellFormed(launchId))
        {
            return CommandResult.UnknownLaunch(launchId);
        }

        using var held = await locks.EnterAsync(launchId, cancellationToken);
        var entry = new BacklogEntry(launchId, origin.CommandId);
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (await store.ReadAsync(launchId, cancellationToken) is not { } read)
            {
                return CommandResult.UnknownLaunch(launchId);
            }

            var outcome = LaunchDecider.Decide(read.Launch, command, origin, time.GetUtcNow());
            if (outcome.IsRefused)
            {
                return CommandResult.Refused(outcome.Refusal);
            }

            if (outcome.Decision.IsNoChange)
            {
                await outbox.CarryOutAsync(read.Launch, LeftBehind(read), entry, isExpected: false, orchestrations, cancellationToken);
                return CommandResult.Accepted(read.Launch);
            }

            if (!isRepeatedUntilDone)
            {
                await outbox.ExpectAsync(entry, cancellationToken);
            }

            var committed = await store.CommitAsync(read, outcome.Decision, origin.CommandId, cancellationToken);
            if (committed != CommitResult.Conflict)
            {
                // A duplicate was carried out before, on a state that has moved on since: what is left of it is outside.
                var isNew = committed == CommitResult.Committed;
                await outbox.CarryOutAsync(
                    isNew ? outcome.Decision.Launch : read.Launch,
                    isNew ? [.. LeftBehind(read), outcome.Decision.Outbox] : LeftBehind(read),
                    entry,
                    isExpected: !isRepeatedUntilDone,
                    orchestrations,
                    cancellationToken);
                return CommandResult.Accepted(isNew ? outcome.Decision.Launch : read.Launch);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 20 * attempt)), time, cancellationToken);
        }

        throw new TimeoutException($"So many others change launch '{launchId}' at once that {MostAttempts} attempts did not get through. Try again.");
    }

    /// <summary>Carries out what a command left in the outbox, and strikes it off the backlog when nothing is left.</summary>
    public async Task CarryOutPendingAsync(BacklogEntry entry, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        using var held = await locks.EnterAsync(entry.LaunchId, cancellationToken);
        if (await store.ReadAsync(entry.LaunchId, cancellationToken) is { } read)
        {
            await outbox.CarryOutAsync(read.Launch, read.Pending, entry, isExpected: true, orchestrations, cancellationToken);
        }
        else
        {
            // Announced, then never stored.
            await outbox.ForgetAsync(entry, cancellationToken);
        }
    }

    // What is younger is most likely being carried out by another instance right now.
    private IReadOnlyList<OutboxBatch> LeftBehind(StoredLaunch read) =>
        [.. read.Pending.Where(batch => time.GetUtcNow() - batch.Since >= options.Value.Grace)];
}
