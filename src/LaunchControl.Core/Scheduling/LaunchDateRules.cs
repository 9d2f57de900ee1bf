using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Scheduling;

/// <summary>Whether a launch may be on a day.</summary>
internal static class LaunchDateRules
{
    /// <summary>Notes a date that is not allowed, and a faulty override.</summary>
    /// <param name="overrideReason">Why the date is taken all the same; null for no override.</param>
    public static void Check(PlannedDate planned, BlackoutCalendar blackouts, string? overrideReason, FaultList faults)
    {
        if (overrideReason is not null && ChecklistRules.ReasonMissing(overrideReason, "Say why this launch can't wait, and who carries the risk.") is { } missing)
        {
            if (!faults.Has("/blackoutOverride/reason"))
            {
                faults.Add("/blackoutOverride/reason", missing.Faults["/reason"][0]);
            }
        }
        else if (overrideReason is null && blackouts.ConflictOf(planned) is { } conflict)
        {
            faults.Add("/launchAt", Sentence(planned, blackouts, conflict));
        }
    }

    private static string Sentence(PlannedDate planned, BlackoutCalendar blackouts, BlackoutConflict conflict)
    {
        var why = string.IsNullOrWhiteSpace(conflict.Reason) ? "" : $" It says: {conflict.Reason}";
        var next = blackouts.NextFree(planned) is { } free ? $" The next free working day is {free:yyyy-MM-dd}." : " There is no free working day within three years.";
        return $"{planned.Day:yyyy-MM-dd} lies in {conflict.InWords}.{why}{next} An admin may override this with a reason, as blackoutOverride.";
    }
}
