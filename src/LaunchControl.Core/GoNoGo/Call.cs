namespace LaunchControl.Core.GoNoGo;

/// <summary>What somebody says in a roll call.</summary>
public enum Call
{
    /// <summary>Nothing yet.</summary>
    NotCalled,
    Go,

    /// <summary>Go, if something is done by a date.</summary>
    ConditionalGo,
    NoGo,
    Abstained,
}
