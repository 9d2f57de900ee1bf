using LaunchControl.LocalHost.Durable.Histories;

namespace LaunchControl.LocalHost.Durable.Storage;

/// <summary>Something that happened to an instance and that its next turn takes.</summary>
/// <param name="Rank">0 for what begins an execution (its start and carried events), 1 for the rest: lower ranks are taken first.</param>
/// <param name="Number">Ascending over the whole engine.</param>
/// <param name="Execution">Which execution of the instance it is for; results for an earlier one are dropped.</param>
/// <param name="NotBefore">A scheduled start waits until then.</param>
internal sealed record InboxMessage(string InstanceId, int Rank, long Number, long Execution, HistoryEvent Event, DateTimeOffset? NotBefore = null)
{
    /// <summary>The answer to a task that an ended execution asked for.</summary>
    public bool IsStaleIn(InstanceState instance) => Event.TaskId is not null && Execution != instance.Execution;
}
