using LaunchControl.Core.Gates;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Launches;

/// <summary>Holds and resumes launches.</summary>
internal static class HoldDecider
{
    public static Refusal? Hold(LaunchChange change, HoldLaunch command)
    {
        if (ChecklistRules.ReasonMissing(command.Reason, "Say why the launch is held, and what it waits for.") is { } missing)
        {
            return missing;
        }

        if (change.Launch.Status == LaunchStatus.Held)
        {
            return null;
        }

        if (ChecklistRules.Closed(change.Launch) is { } refusal)
        {
            return refusal;
        }

        Hold(change, command.Reason!);
        return null;
    }

    public static void Hold(LaunchChange change, string reason, bool bySystem = false)
    {
        var before = change.Launch.Status;
        change.Set(change.Launch with { Status = LaunchStatus.Held, HeldFrom = before, HeldAt = change.Now, HoldReason = reason });
        change.Record("launch.held", null, "The launch is on hold.", before, LaunchStatus.Held, reason, bySystem);
        change.MailEveryone(MailKind.LaunchHeld);
    }

    public static Refusal? Resume(LaunchChange change, ResumeLaunch command)
    {
        if (ChecklistRules.ReasonMissing(command.Reason, "Say why the launch can go on.") is { } refusal)
        {
            return refusal;
        }

        if (change.Launch.Status != LaunchStatus.Held)
        {
            return null;
        }

        var (status, held) = (change.Launch.HeldFrom!.Value, change.Now - change.Launch.HeldAt!.Value);
        change.Set(change.Launch with
        {
            Status = status,
            HeldFrom = null,
            HeldAt = null,
            HoldReason = null,
            Gates = [.. change.Launch.Gates.Select(gate => gate.Status == GateStatus.InReview ? gate with { RequestedAt = gate.RequestedAt + held } : gate)],
        });
        change.Record("launch.resumed", null, "The launch goes on.", LaunchStatus.Held, status, command.Reason);
        change.MailEveryone(MailKind.LaunchResumed);
        Wake(change);

        if (status == LaunchStatus.Scheduled && change.Launch.Gates.Any(gate => !gate.IsPassed))
        {
            GatePassing.Unschedule(change);
        }
        else
        {
            change.WakeLaunch();
        }

        SettleReviews(change);
        GateFlow.Advance(change);
        return null;
    }

    private static void Wake(LaunchChange change)
    {
        foreach (var gate in change.Launch.Gates.Where(change.Launch.IsWatched))
        {
            change.WakeGate(gate);
        }
    }

    // Who approves may have changed in the meantime.
    private static void SettleReviews(LaunchChange change)
    {
        foreach (var gate in change.Launch.Gates.Where(gate => gate.Status == GateStatus.InReview))
        {
            SignOffDecider.Settle(change, gate);
        }
    }
}
