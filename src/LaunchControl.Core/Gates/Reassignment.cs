namespace LaunchControl.Core.Gates;

/// <summary>Somebody signs a gate in another person's place, for good.</summary>
public sealed record Reassignment(string From, string To, DateTimeOffset At);
