using LaunchControl.Core.Gates;

namespace LaunchControl.Core.Launches;

/// <summary>Starts the orchestrations of a launch again. Stored rows are the truth, so new ones go on where the old ones stopped.</summary>
internal static class RestartDecider
{
    /// <remarks>
    /// Each gets an id that was never used, so whatever became of the old ones does not matter: one that still runs finds at its next look that
    /// another has taken its place, and ends.
    /// </remarks>
    public static Refusal? Restart(LaunchChange change, RestartOrchestrations command)
    {
        if (change.Launch.IsFinal)
        {
            return new Refusal(RefusalKind.Conflict, "launch-over", "The launch is over; it has no orchestration any more, and needs none.");
        }

        if (ChecklistRules.ReasonMissing(command.Reason, "Say what you found, and why the orchestrations are started again.") is { } refusal)
        {
            return refusal;
        }

        if (change.Launch.LastRestart is { } last && last.Reason == command.Reason && (last.Sequence == change.Launch.AuditSequence || last.At == change.Now))
        {
            // The same wish again, and nothing has happened since.
            return null;
        }

        var watched = change.Launch.Gates.Where(change.Launch.IsWatched).ToList();
        change.StopOrchestration();
        watched.ForEach(change.StopOrchestration);
        change.Set(change.Launch with
        {
            Watch = change.Launch.Watch + 1,
            LastRestart = new OrchestrationRestart(command.Reason!, change.Launch.AuditSequence + 1, change.Now),
            Gates = [.. change.Launch.Gates.Select(gate => watched.Contains(gate) ? gate with { Watch = gate.Watch + 1 } : gate)],
        });
        change.Record("launch.orchestrationsRestarted", null, "The launch and its open gates got new orchestrations.", reason: command.Reason);
        change.StartOrchestration();
        change.Launch.Gates.Where(change.Launch.IsWatched).ToList().ForEach(change.WatchGate);
        return null;
    }
}
