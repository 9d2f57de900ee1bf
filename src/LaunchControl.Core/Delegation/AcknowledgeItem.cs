using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Delegation;

/// <summary>The owner of an item, or who manages the launch, says that it has been seen. It settles nothing.</summary>
/// <param name="ExpectedAt">By when it will be done; null for no word on that.</param>
public sealed record AcknowledgeItem(string ItemId, DateTimeOffset? ExpectedAt) : LaunchCommand;
