using LaunchControl.LocalHost.Durable.Histories;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging;

namespace LaunchControl.LocalHost.Durable.Execution;

/// <summary>
/// Runs an orchestrator's code as a function of its history: events go in, what the code asks for comes out. Nothing
/// here does I/O or reads a clock, so the same history always asks for the same.
/// </summary>
internal sealed class OrchestrationExecution
{
    private readonly Func<TaskOrchestrationContext, Task<object?>> _orchestrator;
    private readonly EngineOrchestrationContext _context;
    private readonly TurnSynchronizationContext _turn = new();
    private readonly Dictionary<int, OpenTask> _open = [];
    private readonly Queue<HistoryEvent> _asked = new();
    private readonly List<int> _cancelledTimers = [];
    private Task<object?>? _task;
    private (string? Input, bool Preserve)? _next;
    private int _nextTaskId;

    public OrchestrationExecution(
        OrchestrationIdentity identity, Func<TaskOrchestrationContext, Task<object?>> orchestrator, ILoggerFactory loggers)
    {
        Identity = identity;
        _orchestrator = orchestrator;
        _context = new EngineOrchestrationContext(this, loggers);
    }

    public OrchestrationIdentity Identity { get; }

    public EventWaits Events { get; } = new();

    public string? Input { get; private set; }

    public DateTime Now { get; private set; }

    public bool IsReplaying { get; private set; }

    public string? CustomStatus { get; set; }

    /// <summary>Raised, on another thread, when something that is not durable tried to continue the orchestrator.</summary>
    public event Action? Broken
    {
        add => _turn.Entered += value;
        remove => _turn.Entered -= value;
    }

    /// <summary>How the execution ended; null while it waits for something durable.</summary>
    public ExecutionOutcome? Outcome => _task switch
    {
        null => null,
        _ when _turn.WasEntered => ExecutionOutcome.Failed(new NonDurableAwaitException()),
        { IsCompletedSuccessfully: true } => Succeeded(_task.Result),
        { IsCompleted: true } => ExecutionOutcome.Failed(Fault(_task)),
        _ when _open.Count == 0 && !Events.HasOpen => ExecutionOutcome.Failed(new NonDurableAwaitException()),
        _ => null,
    };

    /// <summary>Applies what was recorded before, and checks that the code asks for the same again.</summary>
    /// <exception cref="ReplayDivergedException">It asks for something else.</exception>
    public void Replay(IEnumerable<HistoryEvent> history)
    {
        IsReplaying = true;
        foreach (var recorded in history)
            ReplayOne(recorded);
        if (_asked.TryDequeue(out var extra))
            throw ReplayDivergedException.Between(Identity.InstanceId, null, extra);
        _cancelledTimers.Clear();
        IsReplaying = false;
    }

    public void Apply(HistoryEvent happened)
    {
        switch (happened.Kind)
        {
            case HistoryEventKind.TurnStarted:
                Now = happened.Timestamp.UtcDateTime;
                break;
            case HistoryEventKind.ExecutionStarted:
                Input = happened.Payload;
                _turn.Run(() => _task = RunAsync());
                break;
            case HistoryEventKind.EventRaised:
                _turn.Run(() => Events.Raise(happened.Name!, happened.Payload));
                break;
            case HistoryEventKind.TaskFailed or HistoryEventKind.SubOrchestrationFailed:
                if (_open.Remove(happened.TaskId!.Value, out var failing))
                    _turn.Run(() => failing.Fail(happened.Payload));
                break;
            case HistoryEventKind.TaskCompleted or HistoryEventKind.SubOrchestrationCompleted or HistoryEventKind.TimerFired:
                if (_open.Remove(happened.TaskId!.Value, out var ending))
                    _turn.Run(() => ending.Complete(happened.Payload));
                break;
        }
    }

    /// <summary>What the code asked for since the last call, in order.</summary>
    public (IReadOnlyList<HistoryEvent> Actions, IReadOnlyList<int> CancelledTimers) TakeAsked()
    {
        var taken = (_asked.ToArray(), _cancelledTimers.ToArray());
        _asked.Clear();
        _cancelledTimers.Clear();
        return taken;
    }

    /// <exception cref="InvalidOperationException">Called off the orchestrator's turn.</exception>
    public void EnsureTurn()
    {
        if (_turn.IsCurrent)
            return;
        _turn.NoticeEntry();
        throw new InvalidOperationException("The orchestration's context was used off its turn.", new NonDurableAwaitException());
    }

    public int Ask(Func<int, HistoryEvent> action, OpenTask? open)
    {
        EnsureTurn();
        var id = _nextTaskId++;
        _asked.Enqueue(action(id));
        if (open is not null)
            _open.Add(id, open);
        return id;
    }

    public void CancelTimer(int id)
    {
        if (!_turn.IsCurrent)
            _turn.NoticeEntry();
        else if (_open.Remove(id))
            _cancelledTimers.Add(id);
    }

    public void ContinueAsNew(object? input, bool preserveEvents)
    {
        EnsureTurn();
        _next = (JsonDataConverter.Default.Serialize(input), preserveEvents);
    }

    private async Task<object?> RunAsync() => await _orchestrator(_context);

    private ExecutionOutcome Succeeded(object? output)
    {
        if (_next is { } next)
            return new ExecutionOutcome(HistoryEventKind.ContinuedAsNew, next.Input, next.Preserve ? Events.Buffered : []);
        try
        {
            return ExecutionOutcome.Completed(JsonDataConverter.Default.Serialize(output));
        }
        catch (Exception e) when (e is NotSupportedException or System.Text.Json.JsonException)
        {
            return ExecutionOutcome.Failed(e);
        }
    }

    private static Exception Fault(Task task) => task.Exception?.InnerException ?? new TaskCanceledException(task);

    private void ReplayOne(HistoryEvent recorded)
    {
        if (recorded.IsAction)
        {
            if (!_asked.TryDequeue(out var asked) || !Matches(recorded, asked))
                throw ReplayDivergedException.Between(Identity.InstanceId, recorded, asked);
        }
        else if (recorded.Kind is HistoryEventKind.Completed or HistoryEventKind.Failed or HistoryEventKind.ContinuedAsNew)
        {
            if (Outcome?.Kind != recorded.Kind)
                throw ReplayDivergedException.Between(Identity.InstanceId, recorded.Kind.ToString(), Outcome?.Kind.ToString() ?? "a wait", recorded.Sequence);
        }
        else
        {
            if (recorded.Kind == HistoryEventKind.TurnStarted && _asked.TryPeek(out var extra))
                throw ReplayDivergedException.Between(Identity.InstanceId, recorded, extra);
            Apply(recorded);
        }
    }

    private static bool Matches(HistoryEvent recorded, HistoryEvent asked) =>
        recorded.Kind == asked.Kind
        && recorded.TaskId == asked.TaskId
        && string.Equals(recorded.Name, asked.Name, StringComparison.OrdinalIgnoreCase)
        && recorded.Target == asked.Target;
}
