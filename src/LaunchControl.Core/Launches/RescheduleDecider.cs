using LaunchControl.Core.Gates;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Launches;

/// <summary>Moves the launch moment, and every open due date with it.</summary>
internal static class RescheduleDecider
{
    public static Refusal? Move(LaunchChange change, Reschedule command)
    {
        var launch = change.Launch;
        if (command.LaunchAt == launch.LaunchAt)
        {
            return BlackoutDecider.Keep(change, command);
        }

        if ((ChecklistRules.Closed(launch) ?? Check(change, command)) is { } refusal)
        {
            return refusal;
        }

        var moved = BlackoutDecider.Moved(MovedTo(launch, command));
        change.Set(moved with
        {
            Gates = [.. launch.Gates.Select(gate => Move(launch, moved, gate, change.Now))],
            DueDatesSetAt = launch.Status == LaunchStatus.Held ? change.Now : null,
            BlackoutWindows = command.Blackouts.ToCome(PlannedDate.Of(moved), change.Now),
            DateWarnings = [.. CollisionFinder.Of(moved, command.Others).Select(collision => collision.What)],
        });
        change.Record("launch.rescheduled", null, "The launch moved to another date.", reason: command.Reason);
        BlackoutDecider.Override(change, command.Blackouts, command.OverrideReason);
        change.MailEveryone(MailKind.LaunchRescheduled);
        change.WakeLaunch();
        foreach (var gate in change.Launch.Gates.Where(gate => change.Launch.IsOpen(gate) && (!gate.IsPassed || gate.ConditionDueAt is not null)))
        {
            change.WakeGate(gate);
        }

        ScopeDecider.CoverageChanged(change, gate => gate.Approves.Contains("launchAt"));
        return null;
    }

    private static Refusal? Check(LaunchChange change, Reschedule command)
    {
        var faults = new FaultList();
        StartLaunchRules.CheckLaunchAt(command.LaunchAt, change.Now, faults);
        if (ChecklistRules.ReasonMissing(command.Reason, "Say why the launch moves.") is { } reason)
        {
            faults.Add("/reason", reason.Faults["/reason"][0]);
        }

        LaunchDateRules.Check(PlannedDate.Of(MovedTo(change.Launch, command)), command.Blackouts, command.OverrideReason, faults);
        return faults.IsEmpty ? null : faults.ToRefusal("The request has faults; nothing was changed.");
    }

    private static Launch MovedTo(Launch launch, Reschedule command) => launch with { LaunchAt = TimeZoneInfo.ConvertTime(command.LaunchAt, launch.Zone) };

    private static Gate Move(Launch before, Launch after, Gate gate, DateTimeOffset now)
    {
        var items = gate.Items.Select(item => item.IsSettled ? item : item with { DueAt = DueDates.Move(before, after, item.Due, item.DueAt) }).ToList();
        var isMoved = !items.SequenceEqual(gate.Items);
        if (gate.IsPassed)
        {
            return isMoved ? gate with { Items = items } : gate;
        }

        var dueAt = DueDates.Move(before, after, gate.Due, gate.DueAt);
        var kept = LeadTime.Keep(after, gate with { Items = items, DueAt = dueAt });
        return kept with { OverdueNoticeAt = kept.DueAt > now ? null : gate.OverdueNoticeAt };
    }
}
