namespace LaunchControl.Core.Retrospectives;

/// <summary>The launch moment as planned and as it was.</summary>
/// <param name="PlannedAtStart">As the start request had it; the last plan where the trail does not tell.</param>
/// <param name="Planned">As planned last.</param>
/// <param name="LiveAt">When it happened.</param>
/// <param name="SlipDays">From the first plan to what happened, in days, not rounded; negative for earlier.</param>
/// <param name="Moves">Each change of the plan, oldest first.</param>
public sealed record LaunchDates(DateTimeOffset PlannedAtStart, DateTimeOffset Planned, DateTimeOffset LiveAt, double SlipDays, IReadOnlyList<LaunchMove> Moves);
