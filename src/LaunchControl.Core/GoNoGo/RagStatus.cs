namespace LaunchControl.Core.GoNoGo;

/// <summary>Red, amber, green.</summary>
public enum RagStatus
{
    Green,

    /// <summary>An item is overdue.</summary>
    Amber,

    /// <summary>A gate is overdue or needs work, or the launch is a no-go.</summary>
    Red,
}
