namespace LaunchControl.Functions.Watchdog;

/// <summary>What the watchdog did about a launch.</summary>
public enum Rescue
{
    /// <summary>Nothing: the launch is well.</summary>
    NotNeeded,

    /// <summary>Its orchestrations are at work, and were told to look again.</summary>
    Woken,

    /// <summary>It got new orchestrations.</summary>
    Restarted,

    /// <summary>Nothing but a report: a person suspended one of its orchestrations.</summary>
    LeftSuspended,
}
