using LaunchControl.LocalHost.Durable.Execution;
using LaunchControl.LocalHost.Durable.Histories;
using LaunchControl.LocalHost.Durable.Running;
using LaunchControl.LocalHost.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace LaunchControl.LocalHost.Durable;

/// <content>Turns: what an instance's messages make of it.</content>
public sealed partial class DurableTaskEngine
{
    // Under the lock.
    private void TryBeginTurn(Instance instance)
    {
        if (instance.IsBusy || instance.State.IsOver || _stopping.IsCancellationRequested || TakeMessages(instance) is not { Count: > 0 } messages)
        {
            return;
        }

        BeginTurn(instance, messages);
    }

    private void BeginTurn(Instance instance, List<InboxMessage> messages)
    {
        instance.IsBusy = true;
        _work.Begin();
        _running.Begin();
        ThreadPool.QueueUserWorkItem(_ =>
        {
            try
            {
                RunTurn(instance, messages);
            }
            finally
            {
                _running.End();
                _work.End();
            }
        });
    }

    /// <summary>A suspended instance takes nothing but what resumes or ends it; the rest waits.</summary>
    private static List<InboxMessage> TakeMessages(Instance instance)
    {
        var taken = instance.IsSuspended
            ? instance.Inbox.Values.Where(message => message.Event.Kind is HistoryEventKind.Resumed or HistoryEventKind.Terminated).Take(1).ToList()
            : instance.Inbox.Values.TakeWhile((message, index) => index == 0 || !EndsBatch(message)).ToList();

        // What changes how the rest is taken goes alone.
        if (taken.Count > 1 && EndsBatch(taken[0]))
        {
            taken.RemoveRange(1, taken.Count - 1);
        }

        taken.ForEach(message => instance.Inbox.Remove((message.Rank, message.Number)));
        return taken;
    }

    private static bool EndsBatch(InboxMessage message) => message.Event.Kind is HistoryEventKind.Suspended or HistoryEventKind.Resumed or HistoryEventKind.Terminated;

    private void RunTurn(Instance instance, List<InboxMessage> messages)
    {
        var history = instance.Live is null ? _store.ReadHistory(instance.State.Id) : [];
        if (instance.Live is null)
        {
            instance.NextSequence = history.Count;
        }

        var current = messages.Where(message => !message.IsStaleIn(instance.State)).ToList();
        var result = _turns.Run(instance.State, instance.Live, history, current, _time.GetUtcNow());
        if (result.Outcome is null && result.Execution is { } execution && instance.Live is null)
        {
            execution.Broken += () => OnBroken(instance);
        }

        lock (_lock)
        {
            instance.Live = result.Outcome is null ? result.Execution : null;
            Commit(instance, messages, result);
        }
    }

    // Something that is not durable continued the orchestrator between turns: an empty turn fails it.
    private void OnBroken(Instance instance)
    {
        lock (_lock)
        {
            if (!instance.IsBusy && !instance.State.IsOver && !_stopping.IsCancellationRequested)
            {
                BeginTurn(instance, []);
            }
        }
    }

    private void Commit(Instance instance, List<InboxMessage> messages, TurnResult result)
    {
        var turn = new TurnChanges();
        var id = instance.State.Id;
        turn.Add(new StoreChange.RemoveMessages(id, messages));
        RecordHistory(instance, result, turn);
        foreach (var task in result.CancelledTimers)
        {
            instance.Timers.Remove(task);
            turn.Add(new StoreChange.RemoveTimer(id, task));
        }

        foreach (var action in result.Actions)
        {
            Do(instance, action, turn);
        }

        instance.State = Next(instance, messages, result);
        if (result.Outcome is { } outcome)
        {
            End(instance, outcome, turn);
        }

        var state = instance.State;
        turn.Add(new StoreChange.PutInstance(state));
        Append(turn.Changes, () =>
        {
            instance.Committed = state;
            turn.Committed();
            instance.IsBusy = false;
            Announce(instance);
            TryBeginTurn(instance);
        });
    }

    private static void RecordHistory(Instance instance, TurnResult result, TurnChanges turn)
    {
        List<HistoryEvent> events = [];
        foreach (var recorded in result.Recorded)
        {
            events.Add(recorded with { Sequence = instance.NextSequence++ });
        }

        if (result.Outcome is { Kind: not HistoryEventKind.Terminated } outcome)
        {
            events.Add(HistoryEvent.Unrecorded(outcome.Kind, payload: outcome.Payload) with { Sequence = instance.NextSequence++, Timestamp = result.Recorded[0].Timestamp });
        }

        turn.Add(new StoreChange.AppendHistory(instance.State.Id, events));
    }

    private void Do(Instance instance, HistoryEvent action, TurnChanges turn)
    {
        var (id, execution) = (instance.State.Id, instance.State.Execution);
        switch (action.Kind)
        {
            case HistoryEventKind.TaskScheduled:
                var activity = new PendingActivity(id, execution, action.TaskId!.Value, action.Name!, action.Payload);
                turn.Add(new StoreChange.PutActivity(activity), () => Dispatch(activity));
                break;
            case HistoryEventKind.TimerCreated:
                var timer = new PendingTimer(id, execution, action.TaskId!.Value, action.FireAt!.Value);
                instance.Timers[timer.TaskId] = timer;
                turn.Add(new StoreChange.PutTimer(timer), () => _timers.Add(timer, timer.FireAt));
                break;
            case HistoryEventKind.SubOrchestrationCreated:
                StartChild(instance, action, turn);
                break;
            case HistoryEventKind.EventSent when _instances.TryGetValue(action.Target!, out var target) && !target.State.IsOver:
                Send(Message(action.Target!, HistoryEvent.Unrecorded(HistoryEventKind.EventRaised, name: action.Name, payload: action.Payload)), turn);
                break;
        }
    }

    private void StartChild(Instance parent, HistoryEvent action, TurnChanges turn)
    {
        var call = new ParentCall(parent.State.Name, parent.State.Id, parent.State.Execution, action.TaskId!.Value);
        if (_instances.TryGetValue(action.Target!, out var existing) && !existing.State.IsOver)
        {
            var failure = new TaskFailure(typeof(InvalidOperationException).ToString(), $"An orchestration with the id '{action.Target}' is running already.", null);
            Send(Message(parent.State.Id, HistoryEvent.Unrecorded(HistoryEventKind.SubOrchestrationFailed, call.TaskId, payload: failure.ToJson())), turn);
            return;
        }

        Create(new InstanceState(action.Target!, action.Name!, DefaultVersion, _time.GetUtcNow()) { Input = action.Payload, Parent = call }, null, turn);
    }

    /// <summary>Puts an instance in the place of a finished one with the same id, and sends it its start. Under the lock.</summary>
    private void Create(InstanceState state, DateTimeOffset? startAt, TurnChanges turn)
    {
        var execution = _instances.TryGetValue(state.Id, out var former) ? former.State.Execution + 1 : 1;
        var instance = new Instance(state with { Execution = execution }) { Committed = former?.Committed };
        _instances[state.Id] = instance;
        turn.Add(new StoreChange.RemoveInstance(state.Id));
        turn.Add(new StoreChange.PutInstance(instance.State), () => instance.Committed = instance.State);
        Send(Message(state.Id, HistoryEvent.Unrecorded(HistoryEventKind.ExecutionStarted, name: state.Name, payload: state.Input), rank: 0, startAt), turn);
    }

    private void Send(InboxMessage message, TurnChanges turn) => turn.Add(new StoreChange.PutMessage(message), () => Deliver(message));

    private InstanceState Next(Instance instance, List<InboxMessage> messages, TurnResult result)
    {
        foreach (var message in messages)
        {
            instance.IsSuspended = message.Event.Kind == HistoryEventKind.Suspended || (instance.IsSuspended && message.Event.Kind != HistoryEventKind.Resumed);
        }

        return instance.State with
        {
            Status = instance.IsSuspended ? OrchestrationRuntimeStatus.Suspended : OrchestrationRuntimeStatus.Running,
            UpdatedAt = _time.GetUtcNow(),
            CustomStatus = result.Execution?.CustomStatus ?? instance.State.CustomStatus,
        };
    }
}
