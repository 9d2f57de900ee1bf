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

        var (launch, status) = (change.Launch, change.Launch.HeldFrom!.Value);
        if (launch.LaunchAt <= change.Now && (status == LaunchStatus.Scheduled || launch.HeldAt < launch.LaunchAt))
        {
            return new Refusal(RefusalKind.Conflict, "launch-date-passed",
                $"The launch moment of {launch.Name} passed while it was on hold, and it must not go live by surprise. Reschedule it first, then resume it.");
        }

        change.Set(Resumed(launch, change.Now));
        var days = HeldDays(launch, change.Now);
        change.Record("launch.resumed", null, days > 0 ? $"The launch goes on. What is still open is due {days} working days later." : "The launch goes on.",
            LaunchStatus.Held, status, command.Reason);
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

    private static Launch Resumed(Launch launch, DateTimeOffset now)
    {
        var held = now - launch.HeldAt!.Value;
        var days = HeldDays(launch, now);
        return launch with
        {
            Status = launch.HeldFrom!.Value,
            HeldFrom = null,
            HeldAt = null,
            LastHeldAt = launch.HeldAt,
            HoldReason = null,
            DueDatesSetAt = null,
            ResumedAt = now,
            Gates = [.. launch.Gates.Select(gate => Shift(launch, gate.Status == GateStatus.InReview ? gate with { RequestedAt = gate.RequestedAt + held } : gate, days, now))],
        };
    }

    // A new date during the hold made due dates that know of the time until then.
    private static int HeldDays(Launch launch, DateTimeOffset now) =>
        launch.ShiftDueDatesAfterHold ? DueDates.WorkingDaysBetween(launch, launch.DueDatesSetAt ?? launch.HeldAt!.Value, now) : 0;

    // At most to the launch moment, which a hold does not move.
    private static Gate Shift(Launch launch, Gate gate, int days, DateTimeOffset now)
    {
        if (days == 0 || gate.Items.All(item => item.IsSettled) && gate.IsPassed)
        {
            return gate;
        }

        var dueAt = gate.IsPassed ? gate.DueAt : Later(gate.DueAt);
        return gate with
        {
            DueAt = dueAt,
            OverdueNoticeAt = !gate.IsPassed && dueAt > now ? null : gate.OverdueNoticeAt,
            Items = [.. gate.Items.Select(item => item.IsSettled ? item : item with { DueAt = Later(item.DueAt) })],
        };

        DateTimeOffset Later(DateTimeOffset due) => due >= launch.LaunchAt ? due : new[] { DueDates.Later(launch, due, days), launch.LaunchAt }.Min();
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
