namespace LaunchControl.Functions.SignOffs;

public enum ReviewLinkState
{
    /// <summary>Not signed by us, or about something that no longer exists.</summary>
    Invalid,

    /// <summary>For an earlier round, or replaced by a fresh link.</summary>
    Superseded,

    /// <summary>Somebody else signs in this person's place.</summary>
    Reassigned,

    /// <summary>This person is no approver of the gate any more.</summary>
    Removed,

    /// <summary>The gate changed after it was sent out; a new link comes when it is ready again.</summary>
    TakenBack,
    Revoked,

    /// <summary>This person's decision is recorded.</summary>
    Used,
    Expired,

    /// <summary>The review ended without a decision.</summary>
    ReviewExpired,

    /// <summary>The gate was decided without this person.</summary>
    Decided,

    /// <summary>The launch was cancelled.</summary>
    Cancelled,

    /// <summary>The launch is on hold; the link works again when it goes on.</summary>
    Held,

    /// <summary>Waits for this person's decision.</summary>
    Open,
}
