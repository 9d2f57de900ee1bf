using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Launches;

/// <summary>Go live if the launch moment has come.</summary>
public sealed record GoLive : LaunchCommand;
