using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Gates;

/// <summary>Take responsibility for going on without an item.</summary>
/// <param name="ExpiresAt">When the item is asked for again; null for never.</param>
public sealed record WaiveItem(string ItemId, string? Reason, DateTimeOffset? ExpiresAt) : LaunchCommand;
