using LaunchControl.Core.Commands;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Playbooks;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure;

namespace LaunchControl.Functions.Launches;

/// <summary>Starts launches; the same idempotency key starts the same launch, also concurrently.</summary>
public sealed class LaunchStarter(
    ILaunchStore store, IPlaybooks playbooks, IIdempotencyKeys keys, LaunchCommandHandler commands, Randomness randomness, TimeProvider time)
{
    private const int MostIdAttempts = 5;

    /// <summary>The launch as it would start; nothing is stored.</summary>
    public Launch Plan(StartLaunch start, Playbook playbook, CommandOrigin origin) =>
        StartLaunchDecider.Decide(NewId(start), start, playbook, origin, time.GetUtcNow()).Launch;

    /// <summary>What an earlier request with this key started, whatever would become of its body by now; null where it has to be started still.</summary>
    public async Task<CommandResult?> FindAsync(
        string key, string fingerprint, CommandOrigin origin, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        if (await keys.FindAsync(origin.Actor, key, cancellationToken) is not { } claim)
        {
            return null;
        }

        return claim.Fingerprint != fingerprint ? CommandResult.Refused(OtherRequest(claim))
            : await store.ReadAsync(claim.LaunchId, cancellationToken) is null ? null
            : await ReadAsync(claim.LaunchId, origin, orchestrations, cancellationToken);
    }

    /// <param name="key">Idempotency key of the caller, if one was given.</param>
    /// <param name="fingerprint">Of the request's body.</param>
    public async Task<CommandResult> StartAsync(
        StartLaunch start, Playbook playbook, CommandOrigin origin, string? key, string fingerprint, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        // The launch looks its version up again when its inputs change.
        await playbooks.EnsureStoredAsync(playbook, cancellationToken);
        if (key is not null)
        {
            var claim = await keys.ClaimAsync(origin.Actor, key, NewId(start), fingerprint, cancellationToken);
            return claim.Fingerprint == fingerprint
                ? await CreateOrReadAsync(claim.LaunchId, start, playbook, origin, orchestrations, cancellationToken)
                : CommandResult.Refused(OtherRequest(claim));
        }

        for (var attempt = 1; attempt <= MostIdAttempts; attempt++)
        {
            var decision = StartLaunchDecider.Decide(NewId(start), start, playbook, origin, time.GetUtcNow());
            switch (await commands.CreateAsync(decision, origin.CommandId, orchestrations, cancellationToken))
            {
                case CommitResult.Committed:
                    return CommandResult.Accepted(decision.Launch);
                case CommitResult.TooLarge:
                    return CommandResult.TooLarge;
            }
        }

        throw new InvalidOperationException("No free launch id was found.");
    }

    // The claimed id may have been created by an earlier or a concurrent request, or by none if that one crashed.
    private async Task<CommandResult> CreateOrReadAsync(
        string launchId, StartLaunch start, Playbook playbook, CommandOrigin origin, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        var decision = StartLaunchDecider.Decide(launchId, start, playbook, origin, time.GetUtcNow());
        switch (await commands.CreateAsync(decision, origin.CommandId, orchestrations, cancellationToken))
        {
            case CommitResult.Committed:
                return CommandResult.Accepted(decision.Launch);
            case CommitResult.TooLarge:
                return CommandResult.TooLarge;
        }

        return await ReadAsync(launchId, origin, orchestrations, cancellationToken);
    }

    // Also finishes what an earlier attempt left undone outside.
    private async Task<CommandResult> ReadAsync(string launchId, CommandOrigin origin, IOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        await commands.CarryOutPendingAsync(new BacklogItem(new BacklogEntry(launchId, origin.CommandId), time.GetUtcNow(), Attempts: 0), orchestrations, cancellationToken);
        var stored = await store.ReadAsync(launchId, cancellationToken);
        return CommandResult.Accepted(stored!.Launch);
    }

    private static Refusal OtherRequest(IdempotencyClaim claim) => new(RefusalKind.Conflict, "idempotency-key-reused",
        $"This Idempotency-Key started launch '{claim.LaunchId}' with another body. Send that body again, or use a new key.");

    private string NewId(StartLaunch start) => LaunchId.From(start.Name!, randomness.Bytes(16));
}
