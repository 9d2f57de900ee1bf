namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>Something that has to come first.</summary>
/// <param name="Pointer">Where the document says so.</param>
/// <param name="IsStated">False where it follows from an item's being part of a gate.</param>
internal sealed record Dependency(string To, string Pointer, bool IsStated);
