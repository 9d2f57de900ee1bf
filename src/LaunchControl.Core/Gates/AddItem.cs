using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Gates;

/// <summary>Put another item on the checklist of a gate while the launch runs.</summary>
public sealed record AddItem(string GateId, ItemDraft Draft) : LaunchCommand;
