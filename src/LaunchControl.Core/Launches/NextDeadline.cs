namespace LaunchControl.Core.Launches;

/// <summary>What a launch has to do next, and by when.</summary>
/// <param name="What">For a person: what is due, for instance <c>Load test at twice the expected peak</c>; at most <see cref="LongestWhat"/> characters.</param>
public sealed record NextDeadline(DateTimeOffset At, string What)
{
    public const int LongestWhat = 200;
}
