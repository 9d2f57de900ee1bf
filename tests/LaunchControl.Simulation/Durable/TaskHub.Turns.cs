using LaunchControl.LocalHost.Durable.Execution;
using LaunchControl.LocalHost.Durable.Histories;
using LaunchControl.LocalHost.Durable.Running;
using LaunchControl.LocalHost.Durable.Storage;
using LaunchControl.Simulation.Faults;
using Microsoft.DurableTask.Client;

namespace LaunchControl.Simulation.Durable;

/// <content>Turns, and how executions end.</content>
internal sealed partial class TaskHub
{
    private void ScheduleTurn(HubInstance instance)
    {
        if (!instance.HasTurnComing && !instance.State.IsOver)
        {
            instance.HasTurnComing = true;
            _world.Scheduler.Add(_world.Strand, $"turn of {instance.State.Id}", () => RunTurn(instance), _world.Faults.Delay());
        }
    }

    private void RunTurn(HubInstance instance)
    {
        instance.HasTurnComing = false;
        if (_instances.GetValueOrDefault(instance.State.Id) != instance || instance.State.IsOver || instance.Inbox.Count == 0)
        {
            return;
        }

        var messages = instance.Inbox.Values.Take(1 + _world.Dice.Below(instance.Inbox.Count)).ToList();
        messages.ForEach(message => instance.Inbox.Remove((message.Rank, message.Number)));
        if (_world.Faults.Happens(FaultKind.Replay))
        {
            instance.Live = null;
        }

        var current = messages.Where(message => !message.IsStaleIn(instance.State)).ToList();
        if (_world.Faults.Happens(FaultKind.OrchestrationKilled))
        {
            Terminate(instance.State.Id);
            return;
        }

        Commit(instance, _turns.Run(instance.State, instance.Live, instance.History, current, _world.Now));
        if (instance.Inbox.Count > 0)
        {
            ScheduleTurn(instance);
        }
    }

    private void Commit(HubInstance instance, TurnResult result)
    {
        instance.Live = result.Outcome is null ? result.Execution : null;
        instance.Owner = _world.AnyProcess();
        instance.History.AddRange(result.Recorded);
        foreach (var task in result.CancelledTimers)
        {
            instance.Timers.Remove(task);
        }

        instance.State = instance.State with { Status = OrchestrationRuntimeStatus.Running, UpdatedAt = _world.Now };
        foreach (var action in result.Actions)
        {
            Do(instance, action);
        }

        if (result.Outcome is { } outcome)
        {
            End(instance, outcome);
        }
    }

    private void Do(HubInstance instance, HistoryEvent action)
    {
        var (id, execution) = (instance.State.Id, instance.State.Execution);
        switch (action.Kind)
        {
            case HistoryEventKind.TaskScheduled:
                var activity = new PendingActivity(id, execution, action.TaskId!.Value, action.Name!, action.Payload);
                instance.Activities[activity.TaskId] = activity;
                Dispatch(activity);
                break;
            case HistoryEventKind.TimerCreated:
                var timer = new PendingTimer(id, execution, action.TaskId!.Value, action.FireAt!.Value);
                instance.Timers[timer.TaskId] = timer;
                _world.Scheduler.AddAt(_world.Strand, $"timer of {id}", timer.FireAt + _world.Faults.Delay(), () => Fire(timer));
                break;
            case HistoryEventKind.SubOrchestrationCreated:
                StartChild(instance, action);
                break;
            default:
                throw new NotSupportedException($"{action.Kind} is not simulated.");
        }
    }

    private void StartChild(HubInstance parent, HistoryEvent action)
    {
        var call = new ParentCall(parent.State.Name, parent.State.Id, parent.State.Execution, action.TaskId!.Value);
        if (Find(action.Target!) is { IsOver: false })
        {
            var failure = new TaskFailure(typeof(InvalidOperationException).ToString(), $"An orchestration with the id '{action.Target}' is running already.", null);
            Send(parent.State.Id, HistoryEvent.Unrecorded(HistoryEventKind.SubOrchestrationFailed, call.TaskId, payload: failure.ToJson()));
            return;
        }

        Create(new InstanceState(action.Target!, action.Name!, "", _world.Now) { Input = action.Payload, Parent = call });
    }

    private void End(HubInstance instance, ExecutionOutcome outcome)
    {
        instance.Timers.Clear();
        instance.Activities.Clear();
        if (outcome.Kind == HistoryEventKind.ContinuedAsNew)
        {
            ContinueAsNew(instance, outcome);
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
            Failure = outcome.Kind == HistoryEventKind.Failed ? outcome.Payload : null,
        };
        instance.Inbox.Clear();
        AnswerParent(instance.State, outcome);
    }

    private void ContinueAsNew(HubInstance instance, ExecutionOutcome outcome)
    {
        instance.History.Clear();
        instance.State = instance.State with { Execution = instance.State.Execution + 1, Input = outcome.Payload };
        Send(instance.State.Id, HistoryEvent.Unrecorded(HistoryEventKind.ExecutionStarted, name: instance.State.Name, payload: outcome.Payload), rank: 0);
        foreach (var (name, payload) in outcome.Carried)
        {
            Send(instance.State.Id, HistoryEvent.Unrecorded(HistoryEventKind.EventRaised, name: name, payload: payload), rank: 0);
        }
    }

    private void AnswerParent(InstanceState child, ExecutionOutcome outcome)
    {
        if (child.Parent is { } call && Find(call.InstanceId) is { IsOver: false } parent && parent.Execution == call.Execution)
        {
            Send(call.InstanceId, outcome.Kind == HistoryEventKind.Completed
                ? HistoryEvent.Unrecorded(HistoryEventKind.SubOrchestrationCompleted, call.TaskId, child.Name, outcome.Payload)
                : HistoryEvent.Unrecorded(HistoryEventKind.SubOrchestrationFailed, call.TaskId, child.Name, outcome.Payload));
        }
    }
}
