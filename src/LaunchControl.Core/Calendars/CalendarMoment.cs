namespace LaunchControl.Core.Calendars;

/// <summary>A time of day on a day.</summary>
/// <param name="TimeZone">IANA name of the zone whose clocks show it.</param>
public sealed record CalendarMoment(DateTimeOffset At, TimeSpan Lasts, string TimeZone);
