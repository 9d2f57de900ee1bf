using LaunchControl.Core.Gates;

namespace LaunchControl.Pages;

/// <summary>What would become of a gate.</summary>
/// <param name="Before">Null for a gate that is not there yet.</param>
/// <param name="After">Null for a gate that would be taken away.</param>
/// <param name="LostSignOffs">Whose decisions would count no more.</param>
/// <param name="DueBefore">Null for a gate that is not there yet.</param>
/// <param name="DueAfter">Null for a gate that would be taken away.</param>
public sealed record GateEffect(string Name, GateStatus? Before, GateStatus? After, IReadOnlyList<string> LostSignOffs, DateTimeOffset? DueBefore, DateTimeOffset? DueAfter);
