namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>A gate and where it stands in the document.</summary>
/// <param name="Phase">Index of its phase.</param>
internal sealed record LocatedGate(PlaybookGate Gate, string Pointer, int Phase);
