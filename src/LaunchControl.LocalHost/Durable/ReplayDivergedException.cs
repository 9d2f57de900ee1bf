using LaunchControl.LocalHost.Durable.Histories;

namespace LaunchControl.LocalHost.Durable;

/// <summary>An orchestrator's code did not ask, on replay, for what its history says it asked for.</summary>
public sealed class ReplayDivergedException : Exception
{
    public ReplayDivergedException(string message)
        : base(message)
    {
    }

    internal static ReplayDivergedException Between(string instanceId, HistoryEvent? recorded, HistoryEvent? asked) =>
        Between(instanceId, recorded?.Describe() ?? "nothing", asked?.Describe() ?? "nothing", recorded?.Sequence);

    internal static ReplayDivergedException Between(string instanceId, string recorded, string asked, long? sequence)
    {
        var place = sequence is null ? "" : $" at event {sequence}";
        return new($"Replay of '{instanceId}' diverged{place}: the history has {recorded}, the code asked for {asked}. "
            + "Code of running instances must not change the order or kind of what it asks for.");
    }
}
