namespace LaunchControl.Core.GoNoGo;

/// <summary>Red, amber, green.</summary>
public enum RagStatus
{
    /// <summary>Nothing of the others.</summary>
    Green,

    /// <summary>The launch slips by up to 5 working days, is held, has an overdue item or a risk; or a guardrail is breached after launch.</summary>
    Amber,

    /// <summary>
    /// A gate is overdue or needs work, the launch slips by 6 working days or more, is a no-go or cancelled; or a breached guardrail asks for a roll back.
    /// </summary>
    Red,
}
