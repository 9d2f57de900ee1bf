using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure;
using LaunchControl.Functions.Outbox;
using Microsoft.Extensions.Options;

namespace LaunchControl.Functions.Launches;

/// <summary>Carries out commands: read, decide, store as one transaction, then do outside what was decided.</summary>
public sealed class LaunchCommandHandler(
    ILaunchStore store, OutboxDispatcher outbox, LaunchLocks locks, IOptions<OutboxOptions> options, Randomness randomness, TimeProvider time)
{
    private const int MostAttempts = 12;

    /// <summary>Stores a new launch.</summary>
    /// <returns><see cref="CommitResult.Conflict"/> when the id is taken.</returns>
    public async Task<CommitResult> CreateAsync(Decision decision, string commandId, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        using var held = await locks.EnterAsync(decision.Launch.Id, cancellationToken);
        var entry = new BacklogEntry(decision.Launch.Id, commandId);
        await outbox.ExpectAsync(entry, cancellationToken);
        var committed = await store.CommitAsync(null, decision, commandId, cancellationToken);
        if (committed == CommitResult.Committed)
        {
            await outbox.CarryOutAsync(decision.Launch, [decision.Outbox], entry, isExpected: true, orchestrations, cancellationToken);
        }

        return committed;
    }

    /// <summary>Carries out one command. A repeat changes nothing, and finishes what its first delivery left undone outside.</summary>
    /// <param name="isRepeatedUntilDone">
    /// The caller repeats the command until it succeeds (a queue message, an activity), so a crash after the transaction needs no other rescue.
    /// </param>
    /// <param name="precondition">Judges the state before the command does; null where any state will do.</param>
    public async Task<CommandResult> ExecuteAsync(
        string launchId, LaunchCommand command, CommandOrigin origin, IOrchestrations orchestrations, bool isRepeatedUntilDone,
        CancellationToken cancellationToken, Func<StoredLaunch, Refusal?>? precondition = null)
    {
        if (!LaunchId.IsWellFormed(launchId))
        {
            return CommandResult.UnknownLaunch(launchId);
        }

        var delivery = new Delivery(launchId, command, origin, orchestrations, isRepeatedUntilDone, precondition);
        using var held = await locks.EnterAsync(launchId, cancellationToken);
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (await TryExecuteAsync(delivery, cancellationToken) is { } result)
            {
                return result;
            }

            await Task.Delay(randomness.Wait(5, 20 * attempt), time, cancellationToken);
        }

        throw new TimeoutException($"So many others change launch '{launchId}' at once that {MostAttempts} attempts did not get through. Try again.");
    }

    /// <summary>Carries out what a command left in the outbox, and strikes it off the backlog when nothing is left.</summary>
    public async Task CarryOutPendingAsync(BacklogEntry entry, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        using var held = await locks.EnterAsync(entry.LaunchId, cancellationToken);
        if (await store.ReadAsync(entry.LaunchId, cancellationToken) is { } read)
        {
            // The entry stays for as long as intents are there that somebody else may still be carrying out.
            var left = LeftBehind(read);
            await outbox.CarryOutAsync(read.Launch, left, entry, isExpected: left.Count == read.Pending.Count, orchestrations, cancellationToken);
        }
        else
        {
            // Announced, then never stored.
            await outbox.ForgetAsync(entry, cancellationToken);
        }
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
            { Decision.IsNoChange: true } => await RepeatAsync(delivery, read, isExpected: false, cancellationToken),
            _ => await CommitAsync(delivery, read, outcome.Decision!, cancellationToken),
        };
    }

    // A repeat may meet a state that no longer allows what its first delivery did.
    private async Task<CommandResult> RefuseAsync(Delivery delivery, StoredLaunch read, Refusal refusal, CancellationToken cancellationToken) =>
        delivery.IsRepeatedUntilDone && await store.HasCommittedAsync(delivery.LaunchId, delivery.Origin.CommandId, cancellationToken)
            ? await RepeatAsync(delivery, read, isExpected: false, cancellationToken)
            : CommandResult.Refused(refusal);

    private async Task<CommandResult?> CommitAsync(Delivery delivery, StoredLaunch read, Decision decision, CancellationToken cancellationToken)
    {
        var isExpected = !delivery.IsRepeatedUntilDone;
        if (isExpected)
        {
            await outbox.ExpectAsync(delivery.Entry, cancellationToken);
        }

        return await store.CommitAsync(read, decision, delivery.Origin.CommandId, cancellationToken) switch
        {
            CommitResult.Conflict => null,
            CommitResult.TooLarge => CommandResult.TooLarge,
            CommitResult.Committed => await CarryOutAsync(delivery, decision.Launch, [.. LeftBehind(read), decision.Outbox], isExpected, cancellationToken),

            // Carried out before, on a state that may have moved on since: what can be left of it is outside.
            _ => await RepeatAsync(delivery, read, isExpected, cancellationToken),
        };
    }

    // Nothing to store. Among what is too young to count as left behind may be what this command's first delivery did not get to.
    private async Task<CommandResult> RepeatAsync(Delivery delivery, StoredLaunch read, bool isExpected, CancellationToken cancellationToken)
    {
        var left = LeftBehind(read);
        if (!isExpected && delivery.IsRepeatedUntilDone && left.Count < read.Pending.Count)
        {
            await outbox.ExpectAsync(delivery.Entry, cancellationToken);
        }

        return await CarryOutAsync(delivery, read.Launch, left, isExpected && left.Count == read.Pending.Count, cancellationToken);
    }

    private async Task<CommandResult> CarryOutAsync(
        Delivery delivery, Launch launch, IReadOnlyList<OutboxBatch> batches, bool isExpected, CancellationToken cancellationToken)
    {
        await outbox.CarryOutAsync(launch, batches, delivery.Entry, isExpected, delivery.Orchestrations, cancellationToken);
        return CommandResult.Accepted(launch);
    }

    // What is younger is most likely being carried out by another instance right now.
    private IReadOnlyList<OutboxBatch> LeftBehind(StoredLaunch read) =>
        [.. read.Pending.Where(batch => time.GetUtcNow() - batch.Since >= options.Value.Grace)];

    private sealed record Delivery(
        string LaunchId, LaunchCommand Command, CommandOrigin Origin, IOrchestrations Orchestrations, bool IsRepeatedUntilDone, Func<StoredLaunch, Refusal?>? Precondition)
    {
        public BacklogEntry Entry { get; } = new(LaunchId, Origin.CommandId);
    }
}
