using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Gates;

/// <summary>Mark a checklist item done, with what shows it.</summary>
public sealed record CompleteItem(string ItemId, IReadOnlyList<Evidence> Evidence) : LaunchCommand;
