using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Gates;

/// <summary>Let somebody else do an item.</summary>
/// <param name="To">Mail address.</param>
public sealed record ReassignItem(string ItemId, string To, string? Reason) : LaunchCommand;
