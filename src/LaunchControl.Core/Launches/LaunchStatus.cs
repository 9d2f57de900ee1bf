namespace LaunchControl.Core.Launches;

public enum LaunchStatus
{
    /// <summary>Stored; its first phase is not open yet.</summary>
    Preparing,
    InReadiness,

    /// <summary>All readiness phases are passed; the go/no-go gate is open.</summary>
    GoNoGo,

    /// <summary>Go is given; waiting for the launch moment.</summary>
    Scheduled,

    /// <summary>Launched; post-launch checks are running.</summary>
    Live,
    Completed,
    Held,

    /// <summary>The go/no-go gate was rejected; a new review can be requested.</summary>
    NoGo,
    Cancelled,
}
