namespace LaunchControl.Core.Outbox;

/// <summary>Start an orchestration of the launch; one that runs already counts as success.</summary>
/// <param name="Watch">Which of the launch's orchestrations.</param>
public sealed record StartOrchestrationIntent(string Id, int Watch = 0) : Intent(Id);
