namespace LaunchControl.Core.StatusMails;

/// <summary>What somebody was last told about a launch, so that the next mail says what changed since.</summary>
/// <param name="DueAt">The instant at which the mail was due; nobody gets two for one.</param>
/// <param name="At">When it was sent.</param>
/// <param name="Sequence">Of the launch's newest audit entry then.</param>
/// <param name="Score">Readiness then, 0-100.</param>
/// <param name="LaunchAt">The planned launch moment then.</param>
public sealed record ToldStatus(string LaunchId, DateTimeOffset DueAt, DateTimeOffset At, int Sequence, int Score, DateTimeOffset LaunchAt);
