using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Gates;

/// <summary>Say that an item does not apply to this launch, and why.</summary>
public sealed record MarkItemNotApplicable(string ItemId, string? Reason) : LaunchCommand;
