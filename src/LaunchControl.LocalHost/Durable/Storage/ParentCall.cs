namespace LaunchControl.LocalHost.Durable.Storage;

/// <summary>The call of a parent that a sub-orchestration answers.</summary>
internal sealed record ParentCall(string Name, string InstanceId, long Execution, int TaskId);
