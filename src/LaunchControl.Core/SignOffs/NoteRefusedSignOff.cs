using LaunchControl.Core.Commands;

namespace LaunchControl.Core.SignOffs;

/// <summary>Keep in the audit trail that somebody tried to decide through a link that works no more.</summary>
/// <param name="Why">State of the link, as a stable word: <c>expired</c>, <c>superseded</c>, <c>revoked</c>.</param>
public sealed record NoteRefusedSignOff(string GateId, string Person, int Round, string Why) : LaunchCommand;
