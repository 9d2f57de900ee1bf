using LaunchControl.LocalHost.Durable.Histories;

namespace LaunchControl.LocalHost.Durable.Storage;

/// <summary>One change of the store. The changes of a turn, or of a finished activity, are committed together.</summary>
internal abstract record StoreChange
{
    public sealed record PutInstance(InstanceState Instance) : StoreChange;

    /// <summary>Removes an instance with all that belongs to it.</summary>
    public sealed record RemoveInstance(string InstanceId) : StoreChange;

    public sealed record AppendHistory(string InstanceId, IReadOnlyList<HistoryEvent> Events) : StoreChange;

    /// <summary>Removes history, activities and timers: an execution has ended.</summary>
    public sealed record EndExecution(string InstanceId, bool KeepHistory) : StoreChange;

    public sealed record PutMessage(InboxMessage Message) : StoreChange;

    public sealed record RemoveMessages(string InstanceId, IReadOnlyList<InboxMessage> Messages) : StoreChange;

    public sealed record PutActivity(PendingActivity Activity) : StoreChange;

    public sealed record RemoveActivity(PendingActivity Activity) : StoreChange;

    public sealed record PutTimer(PendingTimer Timer) : StoreChange;

    public sealed record RemoveTimer(string InstanceId, int TaskId) : StoreChange;
}
