using LaunchControl.Core.Auditing;

namespace LaunchControl.Core.GoNoGo;

/// <summary>One person's call.</summary>
/// <param name="Person">Mail address.</param>
/// <param name="Required">Without this person's go there is none, unless the gate's rule says that any will do.</param>
/// <param name="At">When the person decided; null before.</param>
/// <param name="CountsFrom">When a go that was given in advance begins to count; null for at once.</param>
/// <param name="Channel">How the call came; null before.</param>
/// <param name="OnBehalfOf">Who was called before this person took over; null for nobody.</param>
/// <param name="SignOffId">Name this as <c>replaces</c> to change the call; null before.</param>
public sealed record RollCallEntry(
    string Person,
    string Role,
    bool Required,
    Call Call,
    string? Comment,
    DateTimeOffset? At,
    DateTimeOffset? CountsFrom,
    Channel? Channel,
    string? OnBehalfOf,
    string? SignOffId,
    IReadOnlyList<RollCallCondition> Conditions)
{
    /// <summary>Mail address of who made the call, this person or in their place; null before.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Mail address of who may make the call in place of this person, who is away; null for nobody.</summary>
    public string? StandIn { get; init; }
}
