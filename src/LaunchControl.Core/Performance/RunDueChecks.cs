using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Performance;

/// <summary>Run every post-launch check that is due, each once; after the last one the launch is completed.</summary>
public sealed record RunDueChecks : LaunchCommand;
