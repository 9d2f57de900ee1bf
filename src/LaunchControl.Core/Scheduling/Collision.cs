namespace LaunchControl.Core.Scheduling;

/// <summary>Two launches, or more, that get into each other's way. A warning: nothing is refused for it.</summary>
/// <param name="What">For a person: what collides.</param>
/// <param name="WeekOf">Monday of the week that it is about, in the launch's zone.</param>
/// <param name="Launches">Ids of the other launches.</param>
/// <param name="Person">Whose load it is, for <see cref="CollisionKind.OverloadedApprover"/>; else null.</param>
/// <param name="GatesDue">How many gates that person has to sign in that week; else null.</param>
public sealed record Collision(CollisionKind Kind, string What, DateOnly WeekOf, IReadOnlyList<string> Launches, string? Person = null, int? GatesDue = null);
