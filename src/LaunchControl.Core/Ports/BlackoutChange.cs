namespace LaunchControl.Core.Ports;

/// <summary>Who changed blackout windows and holidays, and when.</summary>
/// <param name="Version">What it was changed to.</param>
/// <param name="Windows">How many windows there were then.</param>
/// <param name="Calendars">How many holiday calendars there were then.</param>
public sealed record BlackoutChange(int Version, string By, DateTimeOffset At, int Windows, int Calendars);
