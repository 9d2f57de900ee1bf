namespace LaunchControl.Core.Retrospectives;

/// <summary>One change of the planned launch moment.</summary>
/// <param name="At">When it was changed.</param>
/// <param name="By">Mail address, or name of a system.</param>
/// <param name="Reason">In their words; null where nobody said.</param>
public sealed record LaunchMove(DateTimeOffset At, string By, DateTimeOffset From, DateTimeOffset To, string? Reason);
