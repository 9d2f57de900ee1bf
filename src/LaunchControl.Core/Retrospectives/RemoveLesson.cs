using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Retrospectives;

/// <summary>Take a lesson back.</summary>
public sealed record RemoveLesson(string Id, string? Reason) : LaunchCommand;
