using LaunchControl.LocalHost.Durable.Execution;
using LaunchControl.LocalHost.Durable.Storage;

namespace LaunchControl.LocalHost.Durable.Running;

/// <summary>An instance as the engine holds it. Guarded by the engine's lock, except for the execution, which belongs to the turn.</summary>
internal sealed class Instance(InstanceState state)
{
    public InstanceState State { get; set; } = state;

    /// <summary>The state as it was committed last, which is what clients see; null before the first commit.</summary>
    public InstanceState? Committed { get; set; }

    /// <summary>Committed messages that no turn has taken yet, in the order in which turns take them.</summary>
    public SortedDictionary<(int Rank, long Number), InboxMessage> Inbox { get; } = [];

    public Dictionary<int, PendingTimer> Timers { get; } = [];

    /// <summary>A turn is running, or its changes are being committed.</summary>
    public bool IsBusy { get; set; }

    public bool IsSuspended { get; set; }

    /// <summary>The live execution between turns; null means that the next turn replays the history.</summary>
    public OrchestrationExecution? Live { get; set; }

    /// <summary>Sequence of the next history event.</summary>
    public long NextSequence { get; set; }

    /// <summary>Completes at the next change of the instance's state.</summary>
    public TaskCompletionSource Changed { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
