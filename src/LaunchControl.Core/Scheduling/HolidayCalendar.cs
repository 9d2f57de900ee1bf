namespace LaunchControl.Core.Scheduling;

/// <summary>The holidays of a country or site.</summary>
/// <param name="Days">Each day once.</param>
public sealed record HolidayCalendar(string Name, IReadOnlyList<Holiday> Days);
