namespace LaunchControl.LocalHost.Durable.Execution;

/// <summary>A task that the orchestrator asked for and that has not ended.</summary>
internal sealed record OpenTask(Action<string?> Complete, Action<string?> Fail);
