namespace LaunchControl.Pages;

/// <summary>One line of a timeline: a phase, or a gate of it.</summary>
/// <param name="Note">Below the name; empty for a phase.</param>
/// <param name="Y">Its middle.</param>
/// <param name="Bar">Null for a phase.</param>
internal sealed record TimelineRow(string Name, string Note, double Y, TimelineBar? Bar);
