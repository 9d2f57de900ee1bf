namespace LaunchControl.Core.Retrospectives;

/// <summary>A sign-off or an item that came late, or never.</summary>
/// <param name="Subject">The gate or item: <c>gate/legal</c>, <c>item/load-test</c>.</param>
/// <param name="Name">Of the gate or item.</param>
/// <param name="DoneAt">Null for never.</param>
/// <param name="LateDays">Without the time that the launch was on hold; in days, not rounded; of what was never done, until its gate passed or the launch was live.</param>
public sealed record LateWork(string Subject, string Name, DateTimeOffset DueAt, DateTimeOffset? DoneAt, double LateDays);
