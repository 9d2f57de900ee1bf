namespace LaunchControl.Core.Retrospectives;

/// <summary>A waiver, an override, or a condition of an approval.</summary>
/// <param name="Subject">The gate or item: <c>gate/legal</c>, <c>item/load-test</c>; <c>launch</c> for its date.</param>
/// <param name="Name">Of the gate, the item, or the blackout window or holiday.</param>
/// <param name="By">Who gave it: mail address.</param>
/// <param name="Reason">In their words; of a condition, none.</param>
public sealed record ExceptionGiven(ExceptionKind Kind, string Subject, string Name, string By, DateTimeOffset At, string? Reason, ExceptionOutcome Outcome);
