using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Retrospectives;

/// <summary>Write down what the team learnt.</summary>
/// <param name="Id">One id is one lesson, so that a repeat changes nothing: 1 to 40 lower-case letters, digits and hyphens.</param>
/// <param name="Text">1 to 1,000 characters.</param>
public sealed record AddLesson(string Id, LessonKind Kind, string Text) : LaunchCommand
{
    public const int LongestText = 1000;
    public const int LongestId = 40;

    /// <summary>Lessons of one launch.</summary>
    public const int Most = 50;

    /// <summary>Lessons of one launch that were taken back.</summary>
    public const int MostRemoved = 500;
}
