namespace LaunchControl.Core.Gates;

/// <summary>A gate of another launch that must be passed before this one opens.</summary>
/// <param name="PassedAt">When it was seen to be passed; null while it is not.</param>
public sealed record ExternalGate(string LaunchId, string GateId, DateTimeOffset? PassedAt = null)
{
    public GateReference Reference => new(LaunchId, GateId);
}
