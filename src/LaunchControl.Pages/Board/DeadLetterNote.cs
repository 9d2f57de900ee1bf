namespace LaunchControl.Pages;

/// <summary>A message for a launch that could not be carried out, as the launch's people see it: without its body.</summary>
/// <param name="Id">Its queue and number, for whoever replays or discards it.</param>
/// <param name="Reason">A stable code.</param>
/// <param name="Description">What was said when it was given up; null for nothing.</param>
/// <param name="Explanation">What the reason means.</param>
/// <param name="NextStep">What to do about it.</param>
/// <param name="At">When it was given up, as far as that is known.</param>
public sealed record DeadLetterNote(string Id, string Queue, string Reason, string? Description, string Explanation, string NextStep, DateTimeOffset At);
