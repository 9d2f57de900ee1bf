namespace LaunchControl.Core.Gates;

/// <summary>A gate of another launch that must be passed before this one opens.</summary>
/// <param name="PassedAt">When it was seen to be passed; null while it is not.</param>
public sealed record ExternalGate(string LaunchId, string GateId, DateTimeOffset? PassedAt = null)
{
    /// <summary>When the other launch was seen to be cancelled: the gate will never be passed. Null while it is not.</summary>
    public DateTimeOffset? CancelledAt { get; init; }

    public GateReference Reference => new(LaunchId, GateId);
}
