namespace LaunchControl.Core.Outbox;

/// <summary>Make the gate's orchestration look at the stored rows again.</summary>
public sealed record WakeGateIntent(string Id, string GateId) : Intent(Id);
