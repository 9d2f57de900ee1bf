namespace LaunchControl.Core.Attention;

/// <summary>Somebody else was told that a person did not do what a gate waits for.</summary>
/// <param name="Key">See <see cref="Ask.Key"/>.</param>
/// <param name="Person">Who was asked.</param>
/// <param name="Level">1 for the first of the chain.</param>
/// <param name="To">Who was told; mail addresses.</param>
/// <param name="Since">Since when it could have been done.</param>
/// <param name="Reminders">How often the person was reminded by then.</param>
/// <param name="WorkingHours">Whole working hours of the person that had passed since it could have been done.</param>
public sealed record Escalation(
    string Key, string Person, int Level, IReadOnlyList<string> To, EscalationReason Because, DateTimeOffset At, DateTimeOffset Since, int Reminders, int WorkingHours)
{
    /// <summary>The item that it is about; null for the gate as a whole.</summary>
    public string? ItemId { get; init; }
}
