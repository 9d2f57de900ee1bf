using LaunchControl.Core.Auditing;
using LaunchControl.Core.Commands;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Upkeep;
using LaunchControl.Functions.Infrastructure;
using LaunchControl.Functions.Launches;
using LaunchControl.Functions.Orchestrations;
using LaunchControl.Functions.Telemetry;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LaunchControl.Functions.Watchdog;

/// <summary>Sets a launch going again that no orchestration looks at, or says why it does not.</summary>
public sealed partial class LaunchRescue(
    ILaunchStore store, ILaunchIndex index, LaunchCommandHandler commands, LaunchControlMetrics metrics, Randomness randomness, TimeProvider time, ILogger<LaunchRescue> logger)
{
    /// <summary>For a launch that is overdue by its row in the index.</summary>
    /// <remarks>Where its orchestrations are at work, they are woken; those that did not answer the last time are replaced, as are those that are dead.</remarks>
    public async Task<Rescue> LookAtDueAsync(LaunchUpkeep upkeep, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await store.ReadAsync(upkeep.LaunchId, cancellationToken) is not { Launch: var launch })
        {
            return Rescue.NotNeeded;
        }

        var isLaunchDue = Evaluation.IsLaunchDue(launch, now);
        var gates = Evaluation.DueGates(launch, now);
        if (!isLaunchDue && gates.Count == 0)
        {
            // A deadline that changed nothing has passed, or the row lags.
            await index.UpsertAsync(LaunchSummary.Of(launch, now), LaunchUpkeep.Of(launch, now), LaunchFootprint.Of(launch), cancellationToken);
            return Rescue.NotNeeded;
        }

        var found = await LookAtAsync(launch, client, cancellationToken);
        return found != Rescue.NotNeeded ? found
            : await WakeOrRestartAsync(launch, upkeep, isLaunchDue, isLaunchDue ? [.. launch.Gates.Where(launch.IsOpen)] : gates, client, cancellationToken);
    }

    /// <summary>For a launch of which the engine seems to have too few orchestrations.</summary>
    public async Task<Rescue> LookAtMissingAsync(string launchId, DurableTaskClient client, CancellationToken cancellationToken) =>
        await store.ReadAsync(launchId, cancellationToken) is { Launch: { IsFinal: false } launch }
            ? await LookAtAsync(launch, client, cancellationToken)
            : Rescue.NotNeeded;

    private async Task<Rescue> WakeOrRestartAsync(
        Launch launch, LaunchUpkeep upkeep, bool isLaunchDue, IReadOnlyList<Gate> gates, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (upkeep.WokenAt is { } wokenAt)
        {
            return await RestartAsync(launch, $"It was due at {upkeep.DueAt:u} and did not answer the wake at {wokenAt:u}.", client, cancellationToken);
        }

        LogWoken(launch.Id, upkeep.DueAt);
        await WakeAsync(launch, gates, isLaunchDue, new DurableOrchestrations(client), cancellationToken);
        await index.NoteWokenAsync(upkeep, time.GetUtcNow(), cancellationToken);
        metrics.Rescued(Rescue.Woken);
        return Rescue.Woken;
    }

    private async Task<Rescue> LookAtAsync(Launch launch, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var states = await OrchestrationStates.ReadAsync(launch, client, cancellationToken);
        if (states.Suspended.Count > 0)
        {
            LogSuspended(launch.Id, string.Join(", ", states.Suspended));
            metrics.Rescued(Rescue.LeftSuspended);
            return Rescue.LeftSuspended;
        }

        return states.Dead.Count > 0
            ? await RestartAsync(launch, $"The watchdog found that {string.Join(", and ", states.Dead)}.", client, cancellationToken)
            : Rescue.NotNeeded;
    }

    private async Task<Rescue> RestartAsync(Launch launch, string reason, DurableTaskClient client, CancellationToken cancellationToken)
    {
        LogRestarted(launch.Id, reason);
        var origin = new CommandOrigin(randomness.NewId(), CommandOrigin.System, Channel.System);
        await commands.ExecuteAsync(
            launch.Id, new RestartOrchestrations(reason), origin, new DurableOrchestrations(client), isRepeatedUntilDone: false, cancellationToken);
        metrics.Rescued(Rescue.Restarted);
        return Rescue.Restarted;
    }

    // A launch that is due may be waiting for the orchestration of a gate that passed unseen.
    private static async Task WakeAsync(
        Launch launch, IReadOnlyList<Gate> gates, bool isLaunchDue, DurableOrchestrations orchestrations, CancellationToken cancellationToken)
    {
        foreach (var gate in gates)
        {
            await orchestrations.WakeGateAsync(launch.Id, gate.Id, gate.Watch, cancellationToken);
        }

        if (isLaunchDue)
        {
            await orchestrations.WakeLaunchAsync(launch.Id, launch.Watch, cancellationToken);
        }
    }

    [LoggerMessage(EventId = 6001, Level = LogLevel.Warning, Message = "Launch {LaunchId} was due at {DueAt} and nobody looked at it; it was woken.")]
    private partial void LogWoken(string launchId, DateTimeOffset? dueAt);

    [LoggerMessage(EventId = 6002, Level = LogLevel.Error, Message = "Launch {LaunchId} gets new orchestrations. {Found}")]
    private partial void LogRestarted(string launchId, string found);

    [LoggerMessage(EventId = 6003, Level = LogLevel.Error, Message = "Launch {LaunchId} waits: somebody suspended {Orchestrations}. Resume them to let it go on.")]
    private partial void LogSuspended(string launchId, string orchestrations);
}
