using Microsoft.DurableTask;

namespace LaunchControl.LocalHost.Durable;

/// <summary>The orchestrators and activities that an engine can run, by name; names are not case-sensitive.</summary>
public sealed class DurableTaskCatalog
{
    private readonly Dictionary<string, Func<TaskOrchestrationContext, Task<object?>>> _orchestrators = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Func<ActivityInvocation, CancellationToken, Task<object?>>> _activities = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, Func<TaskOrchestrationContext, Task<object?>>> Orchestrators => _orchestrators;

    public IReadOnlyDictionary<string, Func<ActivityInvocation, CancellationToken, Task<object?>>> Activities => _activities;

    /// <exception cref="ArgumentException">The name is taken.</exception>
    public DurableTaskCatalog AddOrchestrator(string name, Func<TaskOrchestrationContext, Task<object?>> orchestrator)
    {
        _orchestrators.Add(name, orchestrator);
        return this;
    }

    /// <param name="name">Name that orchestrators call it by.</param>
    /// <param name="activity">Runs at least once per call; its token is cancelled when the engine stops.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public DurableTaskCatalog AddActivity(string name, Func<ActivityInvocation, CancellationToken, Task<object?>> activity)
    {
        _activities.Add(name, activity);
        return this;
    }
}
