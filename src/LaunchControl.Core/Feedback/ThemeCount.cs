namespace LaunchControl.Core.Feedback;

/// <summary>How many entries of the feedback a theme was found in.</summary>
public sealed record ThemeCount(string Theme, int Count);
