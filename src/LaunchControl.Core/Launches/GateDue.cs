namespace LaunchControl.Core.Launches;

/// <summary>A gate that is not passed yet.</summary>
/// <param name="People">Its approvers who have not decided: mail addresses.</param>
public sealed record GateDue(string Name, DateTimeOffset DueAt, IReadOnlyList<string> People);
