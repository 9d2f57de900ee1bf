using LaunchControl.Core.Launches;
using LaunchControl.Functions.Orchestrations;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Functions.Watchdog;

/// <summary>The orchestrations of a launch as the engine has them.</summary>
/// <param name="Expected">Those that should be at work, the launch's own first, with their status; null for one that is not there.</param>
/// <param name="Suspended">Those that somebody suspended, which only a person should undo. The launch may wait for one that has nothing left to do.</param>
public sealed record OrchestrationStates(IReadOnlyList<(string Id, OrchestrationRuntimeStatus? Status)> Expected, IReadOnlyList<string> Suspended)
{
    /// <summary>Those that will never look at the launch again: not there, failed, or ended too early.</summary>
    public IReadOnlyList<string> Dead => [.. Expected.Where(state => IsDead(state.Status)).Select(state => Describe(state.Id, state.Status))];

    /// <summary>The launch's own is among the dead.</summary>
    public bool IsLaunchDead => Expected.Count > 0 && IsDead(Expected[0].Status);

    public static async Task<OrchestrationStates> ReadAsync(Launch launch, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var expected = OrchestrationIds.Of(launch);
        var others = launch.Gates.Where(launch.IsOpen).Select(gate => OrchestrationIds.Of(launch, gate)).Except(expected);
        Dictionary<string, OrchestrationRuntimeStatus?> states = [];
        foreach (var id in expected.Concat(others))
        {
            states[id] = (await client.GetInstanceAsync(id, cancellationToken))?.RuntimeStatus;
        }

        return new OrchestrationStates(
            [.. expected.Select(id => (id, states[id]))],
            [.. states.Where(state => state.Value == OrchestrationRuntimeStatus.Suspended).Select(state => state.Key)]);
    }

    private static bool IsDead(OrchestrationRuntimeStatus? status) =>
        status is not (OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Pending or OrchestrationRuntimeStatus.Suspended);

    private static string Describe(string id, OrchestrationRuntimeStatus? status) => status is null ? $"{id} is not there" : $"{id} is {status}";
}
