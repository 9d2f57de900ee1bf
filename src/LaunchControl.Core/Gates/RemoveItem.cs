using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Gates;

/// <summary>Take an item off the checklist.</summary>
public sealed record RemoveItem(string ItemId, string? Reason) : LaunchCommand;
