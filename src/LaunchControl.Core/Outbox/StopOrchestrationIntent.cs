namespace LaunchControl.Core.Outbox;

/// <summary>Stop an orchestration that another takes the place of; one that is over or was never started counts as success.</summary>
/// <param name="GateId">The gate that it watches; null for the launch's own.</param>
/// <param name="Watch">Which of the gate's or the launch's orchestrations.</param>
public sealed record StopOrchestrationIntent(string Id, string? GateId, int Watch) : Intent(Id);
