namespace LaunchControl.Core.Playbooks.Rules;

/// <summary>An item, its gate, and where it stands in the document.</summary>
internal sealed record LocatedItem(PlaybookItem Item, string Pointer, LocatedGate Gate);
