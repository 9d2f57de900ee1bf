using LaunchControl.LocalHost.Durable.Execution;
using LaunchControl.LocalHost.Durable.Histories;
using LaunchControl.LocalHost.Durable.Storage;
using LaunchControl.Simulation.App;

namespace LaunchControl.Simulation.Durable;

/// <summary>One orchestration: what is stored of it, and the live execution that some process holds.</summary>
internal sealed class HubInstance(InstanceState state)
{
    public InstanceState State { get; set; } = state;

    public List<HistoryEvent> History { get; } = [];

    public SortedDictionary<(int Rank, long Number), InboxMessage> Inbox { get; } = [];

    public Dictionary<int, PendingTimer> Timers { get; } = [];

    public Dictionary<int, PendingActivity> Activities { get; } = [];

    /// <summary>Null means that the next turn replays the history.</summary>
    public OrchestrationExecution? Live { get; set; }

    /// <summary>Which process holds the live execution.</summary>
    public AppProcess? Owner { get; set; }

    public bool HasTurnComing { get; set; }
}
