namespace LaunchControl.Core.GoNoGo;

public enum RollCallOutcome
{
    /// <summary>Nobody is asked yet, or not any more.</summary>
    NotOpen,

    /// <summary>Calls are being taken.</summary>
    Open,
    Go,

    /// <summary>Go, with conditions that are not met yet.</summary>
    ConditionalGo,
    NoGo,
}
