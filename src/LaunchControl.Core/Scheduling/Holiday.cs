namespace LaunchControl.Core.Scheduling;

/// <summary>A day off, with its name.</summary>
/// <param name="Calendar">Id of the holiday calendar that it was copied from; null in the calendar itself.</param>
public sealed record Holiday(DateOnly Date, string Name, string? Calendar = null);
