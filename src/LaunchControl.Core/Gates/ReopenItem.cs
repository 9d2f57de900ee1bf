using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Gates;

/// <summary>Take back that an item is done, while its gate is not in review.</summary>
public sealed record ReopenItem(string ItemId, string? Reason) : LaunchCommand;
