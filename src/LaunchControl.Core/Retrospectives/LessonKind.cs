namespace LaunchControl.Core.Retrospectives;

/// <summary>What a lesson says to do next time.</summary>
public enum LessonKind
{
    Keep,
    Change,
    Try,
}
