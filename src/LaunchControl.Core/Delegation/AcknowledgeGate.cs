using LaunchControl.Core.Commands;

namespace LaunchControl.Core.Delegation;

/// <summary>Somebody who is asked to sign a gate says that they have seen it. It decides nothing.</summary>
/// <param name="Person">An approver of the gate, or who stands in for one.</param>
/// <param name="DecidesBy">By when they say that they decide; null for no word on that.</param>
/// <param name="Round">The round that they saw; null for the present one.</param>
public sealed record AcknowledgeGate(string GateId, string Person, DateTimeOffset? DecidesBy, int? Round = null) : LaunchCommand;
