namespace LaunchControl.Pages;

/// <summary>A gate that the reader is asked to sign.</summary>
public sealed record CalendarGate(string LaunchId, string LaunchName, string Gate, DateTimeOffset DueAt);
