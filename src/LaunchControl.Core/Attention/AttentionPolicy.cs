namespace LaunchControl.Core.Attention;

/// <summary>How a launch asks for attention: when it reminds, when it escalates, and the hours of people who gave none of their own.</summary>
public sealed record AttentionPolicy
{
    public static AttentionPolicy Default { get; } = new();

    public ReminderCadence Reminders { get; init; } = ReminderCadence.Default;

    public EscalationPolicy Escalation { get; init; } = EscalationPolicy.Default;

    public DayPlan Hours { get; init; } = DayPlan.Default;
}
