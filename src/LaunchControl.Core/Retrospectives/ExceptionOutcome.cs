namespace LaunchControl.Core.Retrospectives;

/// <summary>What became of an exception.</summary>
public enum ExceptionOutcome
{
    /// <summary>The launch went live with it.</summary>
    Stood,

    /// <summary>
    /// A waiver that was revoked, expired or replaced, an override or a condition that became moot, or what was given to a gate or item that left the launch.
    /// </summary>
    Ended,

    /// <summary>A condition that was met.</summary>
    Met,

    /// <summary>A condition that was not met in time.</summary>
    Missed,
}
