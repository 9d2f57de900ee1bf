namespace LaunchControl.Core.GoNoGo;

public enum RecommendationState
{
    /// <summary>The owner has not decided.</summary>
    Open,

    /// <summary>The launch was held.</summary>
    Followed,

    /// <summary>The condition was met late, or nobody asks for it any more.</summary>
    Resolved,

    /// <summary>Somebody who manages the launch goes on without it, and says why.</summary>
    Dismissed,
}
