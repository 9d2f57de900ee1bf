using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Gates;

/// <summary>Keeps the working days that a gate's team was promised, also where what comes before it slipped.</summary>
internal static class LeadTime
{
    /// <summary>The gate, due no earlier than its lead time after it opened; what is open of its checklist moves as far. Nothing for a gate that has not opened.</summary>
    public static Gate Keep(Launch launch, Gate gate)
    {
        if (gate is not { OpenedAt: { } openedAt, IsPassed: false, LeadWorkingDays: > 0 })
        {
            return gate;
        }

        var missing = gate.LeadWorkingDays - DueDates.WorkingDaysBetween(launch, openedAt, gate.DueAt);
        return missing <= 0 ? gate : gate with
        {
            DueAt = DueDates.Later(launch, gate.DueAt, missing),
            Items = [.. gate.Items.Select(item => item.IsSettled || item.IsCondition ? item : item with { DueAt = DueDates.Later(launch, item.DueAt, missing) })],
        };
    }
}
