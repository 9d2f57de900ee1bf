namespace LaunchControl.Core.Attention;

/// <summary>What is asked of somebody.</summary>
public enum AskKind
{
    /// <summary>Decide on a gate.</summary>
    SignOff,

    /// <summary>Do an item of a checklist.</summary>
    Item,

    /// <summary>Get an item going again that somebody said can't go on.</summary>
    BlockedItem,

    /// <summary>Meet a condition of an approval, which lapses otherwise.</summary>
    Condition,

    /// <summary>Have a gate mended that was not approved, and request its review again.</summary>
    Rework,

    /// <summary>Request a review again that expired without a decision.</summary>
    ExpiredReview,

    /// <summary>See to a gate of another launch that this one waits for.</summary>
    ExternalGate,

    /// <summary>Name somebody who can sign a gate.</summary>
    NoApprover,
}
