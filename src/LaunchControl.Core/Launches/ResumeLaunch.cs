using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Launches;

/// <summary>Let a held launch go on where it was.</summary>
public sealed record ResumeLaunch(string? Reason) : LaunchCommand;
