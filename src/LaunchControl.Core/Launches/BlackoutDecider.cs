using LaunchControl.Core.Gates;
using LaunchControl.Core.Outbox;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Launches;

/// <summary>What blackout windows do to a launch: windows that come later, and overrides.</summary>
internal static class BlackoutDecider
{
    /// <summary>Keeps what the launch date lies in now, and tells the owner once about each window. A date that was taken by an override is no news.</summary>
    public static Refusal? Note(LaunchChange change, NoteBlackouts command)
    {
        var launch = change.Launch;
        if (launch.IsFinal || launch.IsLaunched || command.Version < launch.BlackoutVersion)
        {
            return null;
        }

        var window = command.Blackouts.WindowAt(PlannedDate.Of(launch));
        var conflict = window is null || launch.BlackoutOverride?.Conflict.Window == window.Id ? null : BlackoutConflict.Of(window);
        if (conflict == launch.Blackout)
        {
            return null;
        }

        change.Set(launch with { Blackout = conflict, BlackoutVersion = command.Version, BlackoutWindows = command.Blackouts.ToCome(PlannedDate.Of(launch), change.Now) });
        if (conflict is null)
        {
            change.Record("launch.outOfBlackout", null, $"The launch date no longer lies in {launch.Blackout!.InWords}.");
            return null;
        }

        change.Record("launch.inBlackout", null, $"The launch date lies in {conflict.InWords}.", reason: conflict.Reason);
        if (launch.Blackout?.Window != conflict.Window)
        {
            change.Mail(MailKind.LaunchInBlackout, launch.Owner);
        }

        return null;
    }

    /// <summary>The launch on its new date: what stood against the old one is gone, and so is its override.</summary>
    public static Launch Moved(Launch launch) => launch with { Blackout = null, BlackoutOverride = null };

    /// <summary>Keeps the override of a launch whose date is not free. A date that is free needs none, and has none.</summary>
    public static void Override(LaunchChange change, BlackoutCalendar blackouts, string? reason)
    {
        if (reason is null || blackouts.ConflictOf(PlannedDate.Of(change.Launch)) is not { } conflict || change.Launch.BlackoutOverride?.Conflict == conflict)
        {
            return;
        }

        change.Set(change.Launch with { Blackout = null, BlackoutOverride = new BlackoutOverride(change.Origin.Actor, reason.Trim(), change.Now, conflict) });
        change.Record("launch.blackoutOverridden", null, $"{change.Origin.Actor} lets the launch be in {conflict.InWords}.", reason: reason.Trim());
    }

    /// <summary>The date stays, and somebody takes responsibility for the window that it lies in by now.</summary>
    public static Refusal? Keep(LaunchChange change, Reschedule command)
    {
        if (command.OverrideReason is null)
        {
            return null;
        }

        var faults = new FaultList();
        LaunchDateRules.Check(PlannedDate.Of(change.Launch), command.Blackouts, command.OverrideReason, faults);
        if ((faults.IsEmpty ? ChecklistRules.Closed(change.Launch) : faults.ToRefusal("The request has faults; nothing was changed.")) is { } refusal)
        {
            return refusal;
        }

        Override(change, command.Blackouts, command.OverrideReason);
        return null;
    }
}
