using LaunchControl.Core.Auditing;

namespace LaunchControl.Core.SignOffs;

/// <summary>A recorded decision of one approver in the gate's current round.</summary>
/// <param name="Fingerprint">Of what was approved; see <see cref="GateContent"/>.</param>
/// <param name="EffectiveAt">When an approval begins to count; null for at once.</param>
public sealed record Vote(
    string SignOffId, SignOffDecision Decision, string? Comment, DateTimeOffset DecidedAt, Channel Channel, string? Fingerprint = null, DateTimeOffset? EffectiveAt = null)
{
    /// <summary>Mail address of who decided in the approver's place; null for the approver.</summary>
    public string? By { get; init; }
}
