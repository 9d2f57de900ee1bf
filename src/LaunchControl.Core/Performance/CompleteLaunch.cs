using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Performance;

/// <summary>The launch is over once every check after launch has run; before, this changes nothing.</summary>
public sealed record CompleteLaunch : LaunchCommand;
