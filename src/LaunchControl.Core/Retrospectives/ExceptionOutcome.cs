namespace LaunchControl.Core.Retrospectives;

/// <summary>What became of an exception.</summary>
public enum ExceptionOutcome
{
    /// <summary>The launch went live with it.</summary>
    Stood,

    /// <summary>A waiver that was revoked or expired, or an override or a condition that became moot.</summary>
    Ended,

    /// <summary>A condition that was met.</summary>
    Met,

    /// <summary>A condition that was not met in time.</summary>
    Missed,
}
