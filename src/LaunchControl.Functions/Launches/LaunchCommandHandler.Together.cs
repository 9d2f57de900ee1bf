using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;

namespace LaunchControl.Functions.Launches;

/// <content>Messages of one launch that come while it is busy are stored together.</content>
public sealed partial class LaunchCommandHandler
{
    private const int MostJointAttempts = 4;

    /// <summary>Carries out what a message asks for, in one transaction with others of its launch that wait as well.</summary>
    /// <remarks>A message comes again until it is done, and makes room after <see cref="LaunchLocks.Patience"/>. Results are those that each would have had alone.</remarks>
    /// <exception cref="LaunchBusyException">Others have worked on the launch for too long.</exception>
    public Task<CommandResult> ExecuteTogetherAsync(
        string launchId, LaunchCommand command, CommandOrigin origin, IOrchestrations orchestrations, CancellationToken cancellationToken) =>
        !LaunchId.IsWellFormed(launchId)
            ? Task.FromResult(CommandResult.UnknownLaunch(launchId))
            : telemetry.WatchAsync(launchId, command, origin, traced => JoinAsync(
                new Delivery(launchId, command, traced, orchestrations, IsRepeatedUntilDone: true) { Patience = LaunchLocks.Patience }, cancellationToken));

    private async Task<CommandResult> JoinAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var place = waiting.Join(delivery);
        if (place.IsFirst)
        {
            await LeadAsync(place.Batch, delivery.Patience, cancellationToken);
        }

        return await place.Result.Task;
    }

    private async Task LeadAsync(CommandBatch batch, TimeSpan? patience, CancellationToken cancellationToken)
    {
        try
        {
            using var held = await locks.EnterAsync(batch.LaunchId, cancellationToken, patience);
            waiting.Close(batch);
            await ExecuteAsync(batch, cancellationToken);
        }
        catch (Exception fault)
        {
            // Each message comes again by itself.
            waiting.Close(batch);
            batch.Fail(fault);
        }
    }

    private async Task ExecuteAsync(CommandBatch batch, CancellationToken cancellationToken)
    {
        IReadOnlyList<CommandBatch.Place> left = batch.Places;
        while (left.Count > 1 && await StoreTogetherAsync(batch.LaunchId, left, cancellationToken) is { Count: > 0 } done)
        {
            left = [.. left.Except(done)];
        }

        // What is refused, a repeat, too large, or contended is nobody else's business.
        foreach (var place in left)
        {
            await ExecuteAloneAsync(place, cancellationToken);
        }
    }

    private async Task ExecuteAloneAsync(CommandBatch.Place place, CancellationToken cancellationToken)
    {
        try
        {
            place.Result.SetResult(await ExecuteInTurnAsync(place.Delivery, cancellationToken));
        }
        catch (Exception fault)
        {
            place.Result.SetException(fault);
        }
    }

    /// <returns>The commands that were carried out; none where each has to be looked at by itself.</returns>
    private async Task<IReadOnlyList<CommandBatch.Place>> StoreTogetherAsync(
        string launchId, IReadOnlyList<CommandBatch.Place> places, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MostJointAttempts; attempt++)
        {
            if (await store.ReadAsync(launchId, cancellationToken) is not { } read || JointDecision.Of(read.Launch, places, time.GetUtcNow()) is not { } joint)
            {
                return [];
            }

            var committed = await store.CommitAsync(read, joint.Decision, joint.CommandIds, cancellationToken);
            if (committed != CommitResult.Conflict)
            {
                return committed == CommitResult.Committed ? await CarryOutAsync(joint, read, cancellationToken) : [];
            }

            telemetry.Conflicted(places[0].Delivery.Command);
            await Task.Delay(randomness.Wait(5, 20 * attempt), time, cancellationToken);
        }

        return [];
    }

    private async Task<IReadOnlyList<CommandBatch.Place>> CarryOutAsync(JointDecision joint, StoredLaunch read, CancellationToken cancellationToken)
    {
        var left = LeftBehind(read);
        await CarryOutAsync(
            joint.Places[0].Delivery, joint.Decision.Launch, [.. left, joint.Decision.Outbox], isExpected: false, CommandOutcome.Accepted, cancellationToken,
            isProjectionLeft: left.Count < read.Pending.Count);
        foreach (var place in joint.Places)
        {
            place.Result.SetResult(CommandResult.Accepted(joint.Decision.Launch));
        }

        return joint.Places;
    }
}
