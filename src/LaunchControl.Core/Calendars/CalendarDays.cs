namespace LaunchControl.Core.Calendars;

/// <summary>Whole days, wherever one is.</summary>
/// <param name="Last">Part of it; not before <paramref name="First"/>.</param>
public sealed record CalendarDays(DateOnly First, DateOnly Last);
