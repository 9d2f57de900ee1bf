using Microsoft.DurableTask;

namespace LaunchControl.LocalHost.Durable.Execution;

/// <summary>A failed attempt, before it is known whether it will be retried; never leaves <see cref="Retry"/>.</summary>
internal sealed class CallFailedException(TaskName name, int taskId, TaskFailure failure) : Exception(failure.ErrorMessage)
{
    public bool IsNonRetriable => failure.IsNonRetriable;

    public TaskFailedException ToOfficial() => new(name, taskId, failure.ToDetails());
}
