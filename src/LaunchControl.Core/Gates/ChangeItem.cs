using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Gates;

/// <summary>Change what an item asks for, who does it, or by when. Null members of the draft stay as they are.</summary>
public sealed record ChangeItem(string ItemId, ItemDraft Draft) : LaunchCommand;
