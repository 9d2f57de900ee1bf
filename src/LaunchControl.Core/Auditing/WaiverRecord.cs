namespace LaunchControl.Core.Auditing;

/// <summary>A waiver or an override that was given, or that ended.</summary>
/// <param name="Sequence">Of the audit entry that tells of it.</param>
/// <param name="Subject">The gate or item: <c>gate/legal</c>, <c>item/load-test</c>.</param>
/// <param name="IsOverride">An emergency override of a gate; otherwise a waiver.</param>
/// <param name="IsGiven">Given; otherwise revoked, expired, or moot.</param>
/// <param name="By">Who gave it, or ended it.</param>
/// <param name="Reason">Why, in their words; null where nobody said.</param>
/// <param name="ExpiresAt">Of a waiver that was given: when it ends by itself; null for never.</param>
public sealed record WaiverRecord(
    int Sequence, DateTimeOffset At, string Subject, bool IsOverride, bool IsGiven, string By, string? Reason, DateTimeOffset? ExpiresAt);
