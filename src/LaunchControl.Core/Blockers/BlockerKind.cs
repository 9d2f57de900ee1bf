namespace LaunchControl.Core.Blockers;

public enum BlockerKind
{
    /// <summary>An item is to be done.</summary>
    Item,

    /// <summary>Somebody said that an item can't go on.</summary>
    BlockedItem,

    /// <summary>A decision of an approver is asked for.</summary>
    SignOff,

    /// <summary>A gate was rejected: mend it, then request the review again.</summary>
    Rework,

    /// <summary>A gate of another launch is not passed yet.</summary>
    ExternalGate,

    /// <summary>A review ended without a decision: request it again.</summary>
    ExpiredReview,

    /// <summary>The launch is on hold.</summary>
    Hold,

    /// <summary>A condition of the go was missed: hold the launch, or go on without it.</summary>
    HoldRecommended,

    /// <summary>Nobody can sign a gate: somebody must be named for its roles.</summary>
    NoApprover,
}
