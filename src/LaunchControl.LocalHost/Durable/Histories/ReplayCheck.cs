using LaunchControl.LocalHost.Durable.Execution;
using Microsoft.Extensions.Logging.Abstractions;

namespace LaunchControl.LocalHost.Durable.Histories;

/// <summary>Replays recorded histories against today's orchestrators, without running any activity.</summary>
public static class ReplayCheck
{
    /// <summary>Replays one history.</summary>
    /// <returns>Null when the code asks for what the history has; otherwise a sentence that names both sides.</returns>
    /// <exception cref="KeyNotFoundException">The catalog lacks the history's orchestrator.</exception>
    public static string? FindDivergence(RecordedHistory history, DurableTaskCatalog catalog)
    {
        if (!catalog.Orchestrators.TryGetValue(history.Name, out var orchestrator))
            throw new KeyNotFoundException($"No orchestrator is named '{history.Name}'.");
        var parent = history.ParentInstanceId is null
            ? null
            : new Microsoft.DurableTask.ParentOrchestrationInstance(history.ParentName ?? "", history.ParentInstanceId);
        var identity = new OrchestrationIdentity(history.Name, history.InstanceId, history.Version, parent);
        var execution = new OrchestrationExecution(identity, orchestrator, NullLoggerFactory.Instance);
        try
        {
            execution.Replay(history.Events);
            return null;
        }
        catch (ReplayDivergedException e)
        {
            return e.Message;
        }
    }
}
