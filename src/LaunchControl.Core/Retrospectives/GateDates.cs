using LaunchControl.Core.Gates;

namespace LaunchControl.Core.Retrospectives;

/// <summary>One gate as planned and as it was.</summary>
/// <param name="PlannedAt">Due date as the start, or the change that added the gate, had it.</param>
/// <param name="DueAt">Due date as it was last; it moves with the launch while the gate is open.</param>
/// <param name="PassedAt">When it was approved or waived; null for never.</param>
/// <param name="SlipDays">From the first due date to the passing, in days, not rounded; negative for earlier, null for never passed.</param>
/// <param name="LateDays">How long after the last due date it passed without the time on hold, in days, not rounded; 0 for in time, null for never passed.</param>
public sealed record GateDates(
    string Id, string Name, string Team, GateStatus Status, DateTimeOffset PlannedAt, DateTimeOffset DueAt, DateTimeOffset? PassedAt, double? SlipDays, double? LateDays);
