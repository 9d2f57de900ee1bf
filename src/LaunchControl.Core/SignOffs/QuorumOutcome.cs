namespace LaunchControl.Core.SignOffs;

public enum QuorumOutcome
{
    /// <summary>More votes are needed, and can still come.</summary>
    Pending,
    Approved,
    Rejected,
}
