using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Launches;

/// <summary>Stop a launch for a while: nothing is asked, signed, expired or launched until it is resumed.</summary>
public sealed record HoldLaunch(string? Reason) : LaunchCommand;
