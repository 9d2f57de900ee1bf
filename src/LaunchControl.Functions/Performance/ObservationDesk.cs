using LaunchControl.Core.Launches;
using LaunchControl.Core.Performance;
using LaunchControl.Core.Ports;
using LaunchControl.Functions.Launches;

namespace LaunchControl.Functions.Performance;

/// <summary>Takes what is pushed about a launch's metrics. It is data and no decision: neither the launch nor its audit trail changes.</summary>
public sealed class ObservationDesk(ILaunchStore launches, IObservations observations, TimeProvider time)
{
    /// <summary>Stores all of them or, where there is any fault, none. What was stored before is passed over.</summary>
    /// <param name="faults">What was found in them so far, by pointers into member <c>observations</c>.</param>
    public async Task<(ObservationsTaken? Taken, Refusal? Refusal)> TakeAsync(
        Launch launch, IReadOnlyList<ObservationDraft> drafts, FaultList faults, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        ObservationRules.Check(launch, drafts, now, faults);
        if (!faults.IsEmpty)
        {
            return (null, faults.ToRefusal("The observations have faults; nothing was stored."));
        }

        if (ObservationRules.RefuseOver(launch) is { } refusal)
        {
            return (null, refusal);
        }

        var stored = await observations.AddAsync(launch.Id, [.. drafts.Select(draft => draft.Received(now))], cancellationToken);
        return (new ObservationsTaken(drafts.Count, stored, drafts.Count - stored), null);
    }

    /// <summary>The same for a launch that is still to be found.</summary>
    public async Task<Refusal?> TakeAsync(string launchId, IReadOnlyList<ObservationDraft> drafts, CancellationToken cancellationToken)
    {
        var stored = LaunchId.IsWellFormed(launchId) ? await launches.ReadAsync(launchId, cancellationToken) : null;
        return stored is null
            ? CommandResult.UnknownLaunch(launchId).Refusal
            : (await TakeAsync(stored.Launch, drafts, new FaultList(), cancellationToken)).Refusal;
    }
}
