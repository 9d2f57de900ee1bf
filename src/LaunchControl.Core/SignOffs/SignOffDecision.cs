namespace LaunchControl.Core.SignOffs;

/// <summary>What an approver decides.</summary>
public enum SignOffDecision
{
    Approve,

    /// <summary>Needs a reason; sends the gate to <c>needsWork</c>.</summary>
    Reject,

    /// <summary>Counted neither for nor against.</summary>
    Abstain,

    /// <summary>Takes a recorded decision back while the gate is in review. Never a vote itself.</summary>
    Withdraw,
}
