namespace LaunchControl.Core.Retrospectives;

/// <summary>What the team learnt from a launch.</summary>
/// <param name="Id">Given by whoever enters it, or made for it; one id is one lesson.</param>
/// <param name="By">Mail address, lower case.</param>
public sealed record Lesson(string Id, LessonKind Kind, string Text, string By, DateTimeOffset At);
