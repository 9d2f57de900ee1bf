using LaunchControl.LocalHost.Durable.Execution;
using LaunchControl.LocalHost.Durable.Histories;
using LaunchControl.LocalHost.Durable.Running;
using LaunchControl.LocalHost.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace LaunchControl.LocalHost.Durable;

/// <content>How executions end, and who is told.</content>
public sealed partial class DurableTaskEngine
{
    private void End(Instance instance, ExecutionOutcome outcome, TurnChanges turn)
    {
        instance.Timers.Clear();
        turn.Add(new StoreChange.EndExecution(instance.State.Id, KeepHistory: outcome.Kind != HistoryEventKind.ContinuedAsNew));
        if (outcome.Kind == HistoryEventKind.ContinuedAsNew)
        {
            ContinueAsNew(instance, outcome, turn);
            return;
        }

        instance.State = instance.State with
        {
            Status = outcome.Kind switch
            {
                HistoryEventKind.Completed => OrchestrationRuntimeStatus.Completed,
                HistoryEventKind.Terminated => OrchestrationRuntimeStatus.Terminated,
                _ => OrchestrationRuntimeStatus.Failed,
            },
            Output = outcome.Kind == HistoryEventKind.Failed ? null : outcome.Payload,
            Failure = outcome.Kind == HistoryEventKind.Failed ? outcome.Payload : null,
        };
        turn.Add(new StoreChange.RemoveMessages(instance.State.Id, [.. instance.Inbox.Values]));
        instance.Inbox.Clear();
        if (outcome.Kind == HistoryEventKind.Failed)
        {
            LogOrchestrationFailed(instance.State.Name, instance.State.Id, outcome.Payload);
        }

        AnswerParent(instance.State, outcome, turn);
    }

    private void ContinueAsNew(Instance instance, ExecutionOutcome outcome, TurnChanges turn)
    {
        instance.State = instance.State with { Execution = instance.State.Execution + 1, Input = outcome.Payload };
        var id = instance.State.Id;
        Send(Message(id, HistoryEvent.Unrecorded(HistoryEventKind.ExecutionStarted, name: instance.State.Name, payload: outcome.Payload), rank: 0), turn);
        foreach (var (name, payload) in outcome.Carried)
        {
            Send(Message(id, HistoryEvent.Unrecorded(HistoryEventKind.EventRaised, name: name, payload: payload), rank: 0), turn);
        }
    }

    private void AnswerParent(InstanceState child, ExecutionOutcome outcome, TurnChanges turn)
    {
        if (child.Parent is not { } call || !_instances.TryGetValue(call.InstanceId, out var parent)
            || parent.State.Execution != call.Execution || parent.State.IsOver)
        {
            return;
        }

        var answer = outcome.Kind switch
        {
            HistoryEventKind.Completed => HistoryEvent.Unrecorded(HistoryEventKind.SubOrchestrationCompleted, call.TaskId, child.Name, outcome.Payload),
            HistoryEventKind.Terminated => HistoryEvent.Unrecorded(HistoryEventKind.SubOrchestrationFailed, call.TaskId, child.Name,
                new TaskFailure("Terminated", $"The sub-orchestration '{child.Id}' was terminated.", null).ToJson()),
            _ => HistoryEvent.Unrecorded(HistoryEventKind.SubOrchestrationFailed, call.TaskId, child.Name, outcome.Payload),
        };
        Send(Message(call.InstanceId, answer), turn);
    }

    private static void Announce(Instance instance)
    {
        var changed = instance.Changed;
        instance.Changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.TrySetResult();
    }
}
