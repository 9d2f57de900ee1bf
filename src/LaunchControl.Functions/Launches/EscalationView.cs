using LaunchControl.Core.Attention;

namespace LaunchControl.Functions.Launches;

/// <summary>Somebody else was told that a person did not do what a gate waits for.</summary>
/// <param name="Person">Who was asked.</param>
/// <param name="ItemId">The item that it is about; null for the gate as a whole.</param>
/// <param name="Level">1 for the first of the chain.</param>
/// <param name="To">Who was told.</param>
/// <param name="Reminders">How often the person had been reminded.</param>
public sealed record EscalationView(string Person, string? ItemId, int Level, IReadOnlyList<string> To, EscalationReason Because, DateTimeOffset At, int Reminders)
{
    public static EscalationView Of(Escalation one) => new(one.Person, one.ItemId, one.Level, one.To, one.Because, one.At, one.Reminders);
}
