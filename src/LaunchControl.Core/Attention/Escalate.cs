using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Attention;

/// <summary>Tell the next of the chain that something is not done. Each level is reached once; what is not asked any more is not escalated.</summary>
/// <param name="Key">See <see cref="Ask.Key"/>.</param>
/// <param name="Person">Who was asked.</param>
/// <param name="Level">The level to reach; the one before must have been.</param>
/// <param name="Reminders">How often the person was reminded.</param>
/// <param name="WorkingHours">Whole working hours of the person since it could have been done.</param>
public sealed record Escalate(string Key, string Person, int Level, EscalationReason Because, int Reminders, int WorkingHours) : LaunchCommand;
