namespace LaunchControl.Core.Portfolios;

/// <summary>What launches can be sorted by.</summary>
public enum LaunchOrder
{
    /// <summary>The one that was started last first.</summary>
    Newest,
    LaunchAt,
    Name,
    Status,

    /// <summary>Green first.</summary>
    Rag,

    /// <summary>The least ready first.</summary>
    Readiness,

    /// <summary>What is due first; launches without a deadline are last either way.</summary>
    NextDeadline,
    Blockers,
    Owner,
}
