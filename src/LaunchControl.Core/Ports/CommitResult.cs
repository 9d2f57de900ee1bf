namespace LaunchControl.Core.Ports;

public enum CommitResult
{
    Committed,

    /// <summary>Somebody else stored a decision first: read again and decide again.</summary>
    Conflict,

    /// <summary>The same command was carried out before.</summary>
    Duplicate,

    /// <summary>The decision is larger than the store can hold; nothing was stored.</summary>
    TooLarge,
}
