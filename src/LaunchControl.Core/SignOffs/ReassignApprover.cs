using LaunchControl.Core.Commands;
using LaunchControl.Core.People;

namespace LaunchControl.Core.SignOffs;

/// <summary>Let somebody sign a gate in another person's place.</summary>
public sealed record ReassignApprover(string GateId, string From, string To, IReadOnlyList<Absence> Absences, string? Reason) : LaunchCommand;
