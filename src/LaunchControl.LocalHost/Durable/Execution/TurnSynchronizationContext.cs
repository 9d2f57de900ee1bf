namespace LaunchControl.LocalHost.Durable.Execution;

/// <summary>Runs an orchestrator's continuations on the thread of its turn, one at a time, and notices those that come from elsewhere.</summary>
internal sealed class TurnSynchronizationContext : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _queue = new();
    private volatile int _thread;
    private volatile bool _wasEntered;

    /// <summary>Raised, off the turn, when something that is not durable tried to continue the orchestrator.</summary>
    public event Action? Entered;

    public bool IsCurrent => _thread == Environment.CurrentManagedThreadId;

    /// <summary>True when something that is not durable tried to continue the orchestrator.</summary>
    public bool WasEntered => _wasEntered;

    public override SynchronizationContext CreateCopy() => this;

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (!IsCurrent)
            throw new NonDurableAwaitException();
        d(state);
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsCurrent)
        {
            _queue.Enqueue((d, state));
            return;
        }
        NoticeEntry();
    }

    public void NoticeEntry()
    {
        _wasEntered = true;
        Entered?.Invoke();
    }

    public void Run(Action action)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        _thread = Environment.CurrentManagedThreadId;
        try
        {
            action();
            while (_queue.TryDequeue(out var next))
                next.Callback(next.State);
        }
        finally
        {
            _thread = 0;
            SetSynchronizationContext(outer);
        }
    }
}
