namespace LaunchControl.Core.Scheduling;

/// <summary>A day off that a launch copied from a holiday calendar.</summary>
/// <param name="Calendar">Id of the calendar.</param>
public sealed record NamedHoliday(DateOnly Date, string Name, string Calendar);
