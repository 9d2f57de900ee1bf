using DurableTask.Core.Exceptions;
using Grpc.Core;
using LaunchControl.LocalHost.Durable;
using LaunchControl.LocalHost.Durable.Execution;
using LaunchControl.LocalHost.Durable.Histories;
using LaunchControl.LocalHost.Durable.Running;
using LaunchControl.LocalHost.Durable.Storage;
using LaunchControl.LocalHost.Functions;
using LaunchControl.Simulation.App;
using LaunchControl.Simulation.Faults;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace LaunchControl.Simulation.Durable;

/// <summary>
/// What Durable Functions keeps and does, on LocalHost's turns: a turn is one step, atomic as its commit is. Stored things outlive processes;
/// live executions and running activities don't. Activities run at least once, messages arrive late and out of order.
/// </summary>
internal sealed partial class TaskHub
{
    private static readonly TimeSpan LongestLease = TimeSpan.FromMinutes(5);

    private readonly World _world;
    private readonly SortedDictionary<string, HubInstance> _instances = new(StringComparer.Ordinal);
    private readonly TurnRunner _turns;
    private long _messageNumber;

    public TaskHub(World world)
    {
        _world = world;
        var catalog = new DurableTaskCatalog();
        foreach (var function in AppServices.Functions.With<OrchestrationTriggerAttribute>())
        {
            catalog.AddOrchestrator(function.Name, context => FunctionInvoker.InvokeOrchestratorAsync(function, context));
        }

        _turns = new TurnRunner(catalog, NullLoggerFactory.Instance);
    }

    public IEnumerable<InstanceState> All => _instances.Values.Select(instance => instance.State);

    public InstanceState? Find(string id) => _instances.TryGetValue(id, out var instance) ? instance.State : null;

    /// <exception cref="OrchestrationAlreadyExistsException">An instance with the id has not ended.</exception>
    public void Schedule(string id, string name, string? input)
    {
        if (Find(id) is { IsOver: false })
        {
            throw new OrchestrationAlreadyExistsException($"An orchestration with the id '{id}' is running already.");
        }

        Create(new InstanceState(id, name, "", _world.Now) { Input = input });
    }

    /// <exception cref="RpcException">There is no such instance, or it has ended.</exception>
    public void Raise(string id, string eventName, string? payload)
    {
        if (Find(id) is not { } state)
        {
            throw new RpcException(new Status(StatusCode.NotFound, $"No orchestration has the id '{id}'."));
        }

        if (state.IsOver)
        {
            throw new RpcException(new Status(StatusCode.FailedPrecondition, $"The orchestration '{id}' has ended."));
        }

        if (_world.Faults.Happens(FaultKind.WakeLost))
        {
            return;
        }

        for (var copies = _world.Faults.Happens(FaultKind.Doubled) ? 2 : 1; copies > 0; copies--)
        {
            _world.Scheduler.Add(_world.Strand, $"event '{eventName}' reaches {id}", () => Deliver(id, eventName, payload), _world.Faults.Delay());
        }
    }

    /// <summary>Ends an instance at once, as an operator does.</summary>
    public void Terminate(string id)
    {
        if (_instances.TryGetValue(id, out var instance) && !instance.State.IsOver)
        {
            End(instance, ExecutionOutcome.Terminated(null));
        }
    }

    /// <summary>Forgets what is over and was created by then.</summary>
    public int PurgeOlderThan(DateTimeOffset created) => All.Where(state => state.CreatedAt <= created).Select(state => state.Id).ToList().Count(Purge);

    /// <summary>Forgets a finished instance.</summary>
    public bool Purge(string id) => Find(id) is { IsOver: true } && _instances.Remove(id);

    /// <summary>What only the process knew is gone.</summary>
    public void Lose(AppProcess process)
    {
        foreach (var instance in _instances.Values.Where(instance => instance.Owner == process))
        {
            (instance.Live, instance.Owner) = (null, null);
        }
    }

    private void Deliver(string id, string eventName, string? payload)
    {
        if (Find(id) is { IsOver: false })
        {
            Send(id, HistoryEvent.Unrecorded(HistoryEventKind.EventRaised, name: eventName, payload: payload));
        }
    }

    private void Create(InstanceState state)
    {
        var execution = _instances.TryGetValue(state.Id, out var former) ? former.State.Execution + 1 : 1;
        _instances[state.Id] = new HubInstance(state with { Execution = execution });
        Send(state.Id, HistoryEvent.Unrecorded(HistoryEventKind.ExecutionStarted, name: state.Name, payload: state.Input), rank: 0);
    }

    private void Send(string id, HistoryEvent happened, int rank = 1)
    {
        var instance = _instances[id];
        var message = new InboxMessage(id, rank, ++_messageNumber, instance.State.Execution, happened with { Timestamp = _world.Now });
        instance.Inbox.Add((rank, message.Number), message);
        ScheduleTurn(instance);
    }

    // Each activity is dispatched until its result is recorded: a process that dies takes the attempt with it.
    private void Dispatch(PendingActivity activity)
    {
        for (var copies = _world.Faults.Happens(FaultKind.Doubled) ? 2 : 1; copies > 0; copies--)
        {
            _world.Scheduler.Add(_world.Strand, $"dispatches {activity.Name} of {activity.InstanceId}", () => _world.Watch(RunAsync(activity)), _world.Faults.Delay());
        }
    }

    private async Task RunAsync(PendingActivity activity)
    {
        while (IsPending(activity))
        {
            try
            {
                Record(activity, await RunOnceAsync(activity));
            }
            catch (ProcessCrashedException)
            {
                await _world.Strand.PauseAsync($"lease of {activity.Name} of {activity.InstanceId} ends", _world.Dice.Between(TimeSpan.FromSeconds(1), LongestLease));
            }
        }
    }

    private Task<HistoryEvent> RunOnceAsync(PendingActivity activity) => _world.AnyProcess().RunAsync($"runs {activity.Name} of {activity.InstanceId}", async process =>
    {
        try
        {
            var json = await process.RunActivityAsync(new ActivityInvocation(activity.Name, activity.InstanceId, activity.TaskId, activity.Input));
            return HistoryEvent.Unrecorded(HistoryEventKind.TaskCompleted, activity.TaskId, activity.Name, json);
        }
        catch (Exception exception)
        {
            return HistoryEvent.Unrecorded(HistoryEventKind.TaskFailed, activity.TaskId, activity.Name, TaskFailure.OfActivity(exception).ToJson());
        }
    });

    private bool IsPending(PendingActivity activity) =>
        _instances.TryGetValue(activity.InstanceId, out var instance) && instance.Activities.GetValueOrDefault(activity.TaskId) == activity;

    private void Record(PendingActivity activity, HistoryEvent happened)
    {
        if (IsPending(activity))
        {
            _instances[activity.InstanceId].Activities.Remove(activity.TaskId);
            Send(activity.InstanceId, happened);
        }
    }

    private void Fire(PendingTimer timer)
    {
        if (_instances.TryGetValue(timer.InstanceId, out var instance) && instance.Timers.GetValueOrDefault(timer.TaskId) == timer)
        {
            instance.Timers.Remove(timer.TaskId);
            Send(timer.InstanceId, HistoryEvent.Unrecorded(HistoryEventKind.TimerFired, timer.TaskId, fireAt: timer.FireAt));
        }
    }
}
