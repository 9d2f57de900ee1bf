using System.Globalization;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Outbox;

namespace LaunchControl.Core.Launches;

/// <summary>Ends a launch that is not to be: its links die, its orchestrations stop, everyone involved is told once.</summary>
internal static class CancelDecider
{
    public static Refusal? Cancel(LaunchChange change, CancelLaunch command)
    {
        if (ChecklistRules.ReasonMissing(command.Reason, "Say why the launch is cancelled.") is { } missing)
        {
            return missing;
        }

        var before = change.Launch;
        if (before.Status == LaunchStatus.Cancelled)
        {
            return null;
        }

        if (before.IsLaunched)
        {
            return new Refusal(RefusalKind.Conflict, "launch-is-live", $"{before.Name} is live since {DateOf(before)}, so it can't be cancelled. Its checks tell how it does.");
        }

        change.StopOrchestration();
        before.Gates.Where(before.IsWatched).ToList().ForEach(change.StopOrchestration);
        change.Set(before with { Status = LaunchStatus.Cancelled, HeldFrom = null, HeldAt = null, LastHeldAt = before.HeldAt ?? before.LastHeldAt, HoldReason = null, CancelledAt = change.Now, CancelReason = command.Reason });
        change.Record("launch.cancelled", null, "The launch was cancelled.", before.Status, LaunchStatus.Cancelled, command.Reason);
        foreach (var person in change.Launch.Involved())
        {
            change.Mail(MailKind.LaunchCancelled, person);
        }

        // Gates of other launches that wait for one of this wait in vain: let them look.
        before.Gates.Where(gate => !gate.IsPassed).ToList().ForEach(change.WakeDependents);
        return null;
    }

    private static string DateOf(Launch launch) => TimeZoneInfo.ConvertTime(launch.LiveAt!.Value, launch.Zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
