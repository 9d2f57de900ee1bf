namespace LaunchControl.Core.SignOffs;

/// <summary>What happens to a review that nobody decided in time.</summary>
public enum ExpiryOutcome
{
    /// <summary>The gate is <c>expired</c> and the launch owner is told; a new review can be requested.</summary>
    Escalate,

    /// <summary>The gate goes to <c>needsWork</c>, as if it were rejected.</summary>
    Reject,

    /// <summary>The gate is <c>expired</c> and the launch is held until somebody resumes it.</summary>
    Hold,
}
