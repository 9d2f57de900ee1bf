namespace LaunchControl.Core.Blockers;

/// <summary>Somebody who can unblock something.</summary>
/// <param name="AwayUntil">The last day of an absence that has begun; null for somebody who is there.</param>
/// <param name="Delegate">Who acts instead during the absence.</param>
public sealed record Unblocker(string Person, DateOnly? AwayUntil = null, string? Delegate = null);
