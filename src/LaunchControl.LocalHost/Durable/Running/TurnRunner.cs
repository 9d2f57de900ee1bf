using LaunchControl.LocalHost.Durable.Execution;
using LaunchControl.LocalHost.Durable.Histories;
using LaunchControl.LocalHost.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace LaunchControl.LocalHost.Durable.Running;

/// <summary>Runs one turn of an instance: a function of its history and the messages taken.</summary>
internal sealed class TurnRunner(DurableTaskCatalog catalog, ILoggerFactory loggers)
{
    /// <param name="live">The execution of the last turn, or null to replay.</param>
    /// <param name="history">What to replay, where there is no live execution.</param>
    public TurnResult Run(
        InstanceState state, OrchestrationExecution? live, IReadOnlyList<HistoryEvent> history, IReadOnlyList<InboxMessage> messages, DateTimeOffset now)
    {
        List<HistoryEvent> recorded = [HistoryEvent.Unrecorded(HistoryEventKind.TurnStarted) with { Timestamp = now }];
        try
        {
            var execution = live ?? Replay(state, history);
            execution.Apply(recorded[0]);
            foreach (var message in messages)
            {
                recorded.Add(message.Event);
                execution.Apply(message.Event);
            }

            var (actions, cancelled) = execution.TakeAsked();
            recorded.AddRange(actions.Select(action => action with { Timestamp = now }));
            return new TurnResult(execution, recorded, actions, cancelled, Terminated(messages) ?? execution.Outcome);
        }
        catch (Exception exception)
        {
            // The code diverged from its history, is not there any more, or broke in a way that its own task does not hold.
            recorded.AddRange(messages.Select(message => message.Event));
            return new TurnResult(null, recorded, [], [], ExecutionOutcome.Failed(exception));
        }
    }

    private OrchestrationExecution Replay(InstanceState state, IReadOnlyList<HistoryEvent> history)
    {
        if (!catalog.Orchestrators.TryGetValue(state.Name, out var orchestrator))
        {
            throw new KeyNotFoundException($"No orchestrator is named '{state.Name}'.");
        }

        var parent = state.Parent is { } call ? new ParentOrchestrationInstance(call.Name, call.InstanceId) : null;
        var execution = new OrchestrationExecution(new OrchestrationIdentity(state.Name, state.Id, state.Version, parent), orchestrator, loggers);
        execution.Replay(history);
        return execution;
    }

    private static ExecutionOutcome? Terminated(IReadOnlyList<InboxMessage> messages) =>
        messages.FirstOrDefault(message => message.Event.Kind == HistoryEventKind.Terminated) is { } terminated
            ? ExecutionOutcome.Terminated(terminated.Event.Payload) : null;
}
