using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Gates;

/// <summary>Record what one attempt of an item's automated check found.</summary>
/// <param name="Finding">In words, at most 300 characters.</param>
public sealed record RecordItemCheck(string ItemId, bool Passed, string Finding) : LaunchCommand;
