namespace LaunchControl.Core.Scheduling;

/// <summary>Somebody who may has put a launch into a blackout window or on a holiday all the same.</summary>
/// <param name="By">Mail address.</param>
/// <param name="Reason">In their words.</param>
/// <param name="Conflict">What was overridden, as it was then.</param>
public sealed record BlackoutOverride(string By, string Reason, DateTimeOffset At, BlackoutConflict Conflict);
