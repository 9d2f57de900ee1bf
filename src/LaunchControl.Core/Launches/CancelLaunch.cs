using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Launches;

/// <summary>Give a launch up for good. Nothing is asked, signed or launched any more.</summary>
public sealed record CancelLaunch(string? Reason) : LaunchCommand;
