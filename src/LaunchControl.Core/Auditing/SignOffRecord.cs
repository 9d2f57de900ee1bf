using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Auditing;

/// <summary>One decision of one approver, of whatever round, as the audit trail keeps it.</summary>
/// <param name="Sequence">Of the audit entry that recorded it.</param>
/// <param name="DecidedAt">When the person decided.</param>
/// <param name="EffectiveAt">When an approval began to count, where that was later.</param>
/// <param name="OnBehalfOf">In whose place the person signed; null for in their own.</param>
/// <param name="RecordedAt">When it was stored.</param>
public sealed record SignOffRecord(
    int Sequence,
    string GateId,
    int Round,
    string Person,
    SignOffDecision Decision,
    string? Comment,
    DateTimeOffset DecidedAt,
    DateTimeOffset? EffectiveAt,
    Channel Channel,
    string? OnBehalfOf,
    DateTimeOffset RecordedAt);
