namespace LaunchControl.Core.Auditing;

/// <summary>What the verification of a launch's trail found.</summary>
/// <param name="Entries">How many entries are whole, from the first on.</param>
/// <param name="Head">Hash of the last entry; null for a trail that is broken or empty.</param>
/// <param name="Break">The first broken entry; null for a trail that is whole.</param>
/// <param name="StateDiffersAt">
/// Of a whole trail: path of the first value of the stored launch that is not what the trail adds up to, empty for the launch as a whole; null where there is none.
/// </param>
public sealed record TrailVerdict(int Entries, string? Head, ChainBreak? Break, string? StateDiffersAt)
{
    public bool IsIntact => Break is null;
}
