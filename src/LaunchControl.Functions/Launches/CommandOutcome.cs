namespace LaunchControl.Functions.Launches;

/// <summary>What a command did.</summary>
public enum CommandOutcome
{
    /// <summary>It was stored.</summary>
    Accepted,

    /// <summary>What it asks for is so already.</summary>
    Unchanged,

    /// <summary>It was stored by an earlier delivery.</summary>
    Duplicate,

    /// <summary>It was refused, and nothing changed.</summary>
    Refused,

    /// <summary>A fault ended it; it may or may not have been stored.</summary>
    Failed,
}
