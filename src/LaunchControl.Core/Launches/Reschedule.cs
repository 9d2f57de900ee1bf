using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Launches;

/// <summary>Move the launch moment. Open due dates move with it; finished work keeps its dates.</summary>
public sealed record Reschedule(DateTimeOffset LaunchAt, string? Reason) : LaunchCommand;
