namespace LaunchControl.Core.Outbox;

/// <summary>Make a gate's orchestration look at the stored rows again.</summary>
/// <param name="LaunchId">This launch, or another whose gate waits for one of this launch.</param>
/// <param name="Watch">Which of the gate's orchestrations.</param>
public sealed record WakeGateIntent(string Id, string LaunchId, string GateId, int Watch = 0) : Intent(Id);
