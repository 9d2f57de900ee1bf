namespace LaunchControl.Core.Attention;

/// <summary>One thing that a digest asks for.</summary>
/// <param name="IsDue">A reminder of it is due; the others are named for completeness.</param>
/// <param name="Reminders">How often the person was reminded of it, this time included.</param>
public sealed record DigestLine(LaunchAsk Ask, bool IsDue, int Reminders);
