namespace LaunchControl.Functions.SignOffs;

public enum ReviewLinkState
{
    /// <summary>Not signed by us, or about something that no longer exists.</summary>
    Invalid,

    /// <summary>For an earlier round.</summary>
    Superseded,

    /// <summary>This person's decision is recorded.</summary>
    Used,
    Expired,

    /// <summary>The gate was decided without this person.</summary>
    Decided,

    /// <summary>Waits for this person's decision.</summary>
    Open,
}
