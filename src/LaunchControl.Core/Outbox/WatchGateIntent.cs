namespace LaunchControl.Core.Outbox;

/// <summary>Start another orchestration that watches a gate; one that runs already counts as success.</summary>
public sealed record WatchGateIntent(string Id, string GateId, int Watch) : Intent(Id);
