using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Gates;

/// <summary>Say that an item can't go on, and why. Reopening or completing it ends the block.</summary>
public sealed record BlockItem(string ItemId, string? Reason) : LaunchCommand;
