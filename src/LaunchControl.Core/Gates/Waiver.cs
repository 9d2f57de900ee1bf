namespace LaunchControl.Core.Gates;

/// <summary>Somebody took responsibility for going on without something.</summary>
/// <param name="By">Mail address.</param>
/// <param name="Reason">The justification, in their words.</param>
/// <param name="ExpiresAt">When what was waived is asked for again, unless the launch is live by then; null for never.</param>
public sealed record Waiver(string By, string Reason, DateTimeOffset At, DateTimeOffset? ExpiresAt);
