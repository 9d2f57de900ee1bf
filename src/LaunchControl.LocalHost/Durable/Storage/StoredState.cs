namespace LaunchControl.LocalHost.Durable.Storage;

/// <summary>Everything but histories, as read when the engine starts.</summary>
internal sealed record StoredState(
    IReadOnlyList<InstanceState> Instances,
    IReadOnlyList<InboxMessage> Messages,
    IReadOnlyList<PendingActivity> Activities,
    IReadOnlyList<PendingTimer> Timers);
