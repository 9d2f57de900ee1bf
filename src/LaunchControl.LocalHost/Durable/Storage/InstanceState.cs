using Microsoft.DurableTask.Client;

namespace LaunchControl.LocalHost.Durable.Storage;

/// <summary>What is stored of an instance beside its history.</summary>
internal sealed record InstanceState(string Id, string Name, string Version, DateTimeOffset CreatedAt)
{
    public OrchestrationRuntimeStatus Status { get; init; } = OrchestrationRuntimeStatus.Pending;

    public DateTimeOffset UpdatedAt { get; init; } = CreatedAt;

    public string? Input { get; init; }

    public string? Output { get; init; }

    public string? CustomStatus { get; init; }

    /// <summary>A failure as JSON.</summary>
    public string? Failure { get; init; }

    public ParentCall? Parent { get; init; }

    /// <summary>Counts up with each continue-as-new and each new start of the id; results for an earlier one are dropped.</summary>
    public long Execution { get; init; }

    public bool IsOver => Status is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;
}
