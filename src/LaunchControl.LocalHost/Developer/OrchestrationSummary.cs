using Microsoft.DurableTask.Client;

namespace LaunchControl.LocalHost.Developer;

/// <summary>An orchestration as the list shows it.</summary>
public sealed record OrchestrationSummary(string Id, string Name, OrchestrationRuntimeStatus Status, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);
