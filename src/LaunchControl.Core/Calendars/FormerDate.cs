namespace LaunchControl.Core.Calendars;

/// <summary>A gate that somebody's calendar may still have, although it is none of theirs any more: calendars are told once that it is cancelled.</summary>
/// <param name="GateId">It may have left the launch.</param>
/// <param name="Name">As it was named then.</param>
/// <param name="DueAt">As it was due then.</param>
/// <param name="People">Mail addresses of whom it concerned and does not any more, the last of them.</param>
public sealed record FormerDate(string GateId, string Name, DateTimeOffset DueAt, IReadOnlyList<string> People);
