using LaunchControl.Core.Auditing;

namespace LaunchControl.Functions.Board;

/// <summary>A part of an audit trail.</summary>
/// <param name="Entries">Newest first.</param>
/// <param name="OlderBefore">The older part is before this sequence number; null where there is none.</param>
/// <param name="NewerAfter">The newer part is after this sequence number; null where there is none.</param>
public sealed record AuditPart(IReadOnlyList<AuditEntry> Entries, int? OlderBefore, int? NewerAfter);
