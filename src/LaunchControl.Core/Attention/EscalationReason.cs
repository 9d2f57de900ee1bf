namespace LaunchControl.Core.Attention;

/// <summary>Why something is escalated.</summary>
public enum EscalationReason
{
    /// <summary>Reminders went unanswered.</summary>
    Reminders,

    /// <summary>Nobody reacted in time.</summary>
    Response,

    /// <summary>It was not settled in time.</summary>
    Resolution,

    /// <summary>The person is away beyond the due date, and nobody stands in.</summary>
    Away,

    /// <summary>An earlier escalation changed nothing.</summary>
    Unresolved,
}
