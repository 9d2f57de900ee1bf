namespace LaunchControl.Core.Outbox;

/// <summary>Start the launch's orchestration; one that runs already counts as success.</summary>
public sealed record StartOrchestrationIntent(string Id) : Intent(Id);
