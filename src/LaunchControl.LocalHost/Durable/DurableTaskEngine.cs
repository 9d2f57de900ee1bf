using System.Threading.Channels;
using LaunchControl.LocalHost.Durable.Histories;
using LaunchControl.LocalHost.Durable.Running;
using LaunchControl.LocalHost.Durable.Storage;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace LaunchControl.LocalHost.Durable;

/// <summary>
/// Runs orchestrations for one process: event-sourced, with histories in SQLite. A turn takes an instance's messages, runs its code, and
/// commits what came of it; nothing is visible outside before its commit. Activities run at least once.
/// </summary>
public sealed partial class DurableTaskEngine : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Instance> _instances = new(StringComparer.Ordinal);
    private readonly Channel<PendingActivity> _activities = Channel.CreateUnbounded<PendingActivity>();
    private readonly CancellationTokenSource _stopping = new();
    private readonly WorkCounter _work = new();
    private readonly WorkCounter _running = new();
    private readonly TurnRunner _turns;
    private readonly DurableTaskEngineOptions _options;
    private readonly DurableTaskCatalog _catalog;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly HistoryStore _store;
    private readonly CommitLog _log;
    private readonly TimerQueue<PendingTimer> _timers;
    private readonly TimerQueue<InboxMessage> _scheduledStarts;
    private readonly TaskCompletionSource<Exception> _failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _messageNumber;

    public DurableTaskEngine(DurableTaskEngineOptions options, DurableTaskCatalog catalog, TimeProvider time, ILoggerFactory loggers)
    {
        (_options, _catalog, _time, _logger) = (options, catalog, time, loggers.CreateLogger<DurableTaskEngine>());
        _turns = new TurnRunner(catalog, loggers);
        _store = new HistoryStore(options.DatabasePath, options.MostPages);
        _log = new CommitLog(_store, options, OnCommitFailed);
        _timers = new TimerQueue<PendingTimer>(time, OnTimersDue);
        _scheduledStarts = new TimerQueue<InboxMessage>(time, OnStartsDue);
        Client = new EngineClient(this);
    }

    public DurableTaskClient Client { get; }

    /// <summary>No instance has work that could run now, and no activity is running.</summary>
    public bool IsIdle => _work.IsIdle;

    /// <summary>Completes when the engine has stopped because a commit failed; never otherwise. Only a restart goes on.</summary>
    public Task<Exception> Failure => _failure.Task;

    /// <summary>What it has written so far.</summary>
    public EngineWrites Writes => _log.Writes;

    internal TimeProvider Time => _time;

    internal string DefaultVersion => _options.DefaultVersion;

    public Task WaitUntilIdleAsync(CancellationToken cancellationToken) => _work.WaitUntilIdleAsync(cancellationToken);

    /// <summary>Reads what is stored, and goes on with it.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Recover(_store.Load());
        for (var worker = 0; worker < _options.MaxConcurrentActivities; worker++)
        {
            _ = Task.Run(RunActivitiesAsync, CancellationToken.None);
        }

        return Task.CompletedTask;
    }

    /// <summary>Stops at once, as safely as a crash.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        await _stopping.CancelAsync();
        lock (_lock)
        {
            _timers.Dispose();
            _scheduledStarts.Dispose();
        }

        // Turns read the store; they are short, and none begins any more.
        await _running.WaitUntilIdleAsync(CancellationToken.None);
        await _log.DisposeAsync();
        _store.Dispose();
    }

    /// <summary>Everything that is recorded of an instance's current execution; empty for an unknown id.</summary>
    public IReadOnlyList<HistoryEvent> ReadHistory(string instanceId) => _store.ReadHistory(instanceId);

    /// <summary>The history in the form in which a later version of the code can be checked against it; null for an unknown id.</summary>
    public RecordedHistory? Record(string instanceId)
    {
        InstanceState state;
        lock (_lock)
        {
            if (!_instances.TryGetValue(instanceId, out var instance))
            {
                return null;
            }

            state = instance.State;
        }

        return new RecordedHistory(state.Name, state.Id, state.Version, ReadHistory(instanceId), state.Parent?.Name, state.Parent?.InstanceId);
    }

    private void Recover(StoredState stored)
    {
        lock (_lock)
        {
            foreach (var state in stored.Instances)
            {
                _instances[state.Id] = new Instance(state) { Committed = state, IsSuspended = state.Status == OrchestrationRuntimeStatus.Suspended };
            }

            foreach (var timer in stored.Timers)
            {
                if (_instances.TryGetValue(timer.InstanceId, out var instance))
                {
                    instance.Timers[timer.TaskId] = timer;
                    _timers.Add(timer, timer.FireAt);
                }
            }

            foreach (var message in stored.Messages)
            {
                _messageNumber = Math.Max(_messageNumber, message.Number);
                Deliver(message);
            }

            foreach (var activity in stored.Activities)
            {
                Dispatch(activity);
            }
        }
    }

    /// <summary>Makes a message; the caller appends it with other changes and delivers it once they are committed. Under the lock.</summary>
    private InboxMessage Message(string instanceId, HistoryEvent happened, int rank = 1, DateTimeOffset? notBefore = null) =>
        new(instanceId, rank, ++_messageNumber, _instances[instanceId].State.Execution, happened with { Timestamp = _time.GetUtcNow() }, notBefore);

    private void Deliver(InboxMessage message)
    {
        if (!_instances.TryGetValue(message.InstanceId, out var instance))
        {
            return;
        }

        if (message.NotBefore > _time.GetUtcNow())
        {
            _scheduledStarts.Add(message, message.NotBefore.Value);
            return;
        }

        instance.Inbox[(message.Rank, message.Number)] = message;
        TryBeginTurn(instance);
    }

    private void OnStartsDue()
    {
        lock (_lock)
        {
            foreach (var message in _scheduledStarts.TakeDue())
            {
                Deliver(message);
            }
        }
    }

    private void OnTimersDue()
    {
        lock (_lock)
        {
            foreach (var timer in _timers.TakeDue())
            {
                Fire(timer);
            }
        }
    }

    private void Fire(PendingTimer timer)
    {
        if (_instances.TryGetValue(timer.InstanceId, out var instance) && instance.Timers.TryGetValue(timer.TaskId, out var current) && current == timer)
        {
            instance.Timers.Remove(timer.TaskId);
            var fired = Message(timer.InstanceId, HistoryEvent.Unrecorded(HistoryEventKind.TimerFired, timer.TaskId, fireAt: timer.FireAt));
            Append([new StoreChange.RemoveTimer(timer.InstanceId, timer.TaskId), new StoreChange.PutMessage(fired)], () => Deliver(fired));
        }
    }

    /// <summary>Commits, then runs the callback under the lock.</summary>
    private void Append(IReadOnlyList<StoreChange> changes, Action committed)
    {
        _work.Begin();
        _log.Append(changes, () =>
        {
            try
            {
                lock (_lock)
                {
                    committed();
                }
            }
            finally
            {
                _work.End();
            }
        });
    }

    private void OnCommitFailed(Exception failure)
    {
        LogStopped(failure);
        _ = _stopping.CancelAsync();
        _failure.TrySetResult(failure);
    }

    [LoggerMessage(EventId = 9202, Level = LogLevel.Critical, Message = "The engine stopped: its histories can't be stored.")]
    private partial void LogStopped(Exception exception);

    [LoggerMessage(EventId = 9203, Level = LogLevel.Error, Message = "Orchestration {Orchestration} ({Instance}) failed: {Failure}")]
    private partial void LogOrchestrationFailed(string orchestration, string instance, string? failure);
}
