using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Launches;

/// <summary>Open the next phase once every gate of the open one is passed; after the last phase, schedule the launch.</summary>
public sealed record OpenNextPhase : LaunchCommand;
