namespace LaunchControl.Core.Gates;

public enum GateStatus
{
    /// <summary>Its phase is not open, or it depends on a gate that is not approved.</summary>
    Waiting,

    /// <summary>Items are outstanding.</summary>
    Preparing,

    /// <summary>Sign-off is requested.</summary>
    InReview,
    Approved,

    /// <summary>Rejected in the last round; a new review can be requested.</summary>
    NeedsWork,
    Rejected,
    Waived,
    Expired,

    /// <summary>Approved, then something that it approved was changed.</summary>
    Stale,
}
