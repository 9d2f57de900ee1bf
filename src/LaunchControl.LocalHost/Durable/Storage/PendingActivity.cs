namespace LaunchControl.LocalHost.Durable.Storage;

/// <summary>An activity that was asked for and has not been recorded as done.</summary>
internal sealed record PendingActivity(string InstanceId, long Execution, int TaskId, string Name, string? Input);
