namespace LaunchControl.LocalHost.Durable.Storage;

/// <summary>A durable timer that has not fired.</summary>
internal sealed record PendingTimer(string InstanceId, long Execution, int TaskId, DateTimeOffset FireAt);
