namespace LaunchControl.LocalHost.Time;

/// <summary>Real time plus an offset that can be moved forward; timers follow.</summary>
/// <remarks>Time never goes back. Timers fire on the thread pool, in order of their due times.</remarks>
public sealed class VirtualClock : TimeProvider, IDisposable
{
    /// <summary>Runtime timers take at most about 49 days; after a day this one just looks again.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly PriorityQueue<VirtualTimer, (long DueTicks, long Number)> _timers = new();
    private readonly ITimer _alarm;
    private TimeSpan _offset;
    private long _timerNumber;
    private int _running;

    public VirtualClock(TimeSpan offset = default)
    {
        _offset = offset;
        _alarm = System.CreateTimer(_ => FireDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How far this clock is ahead of the machine's.</summary>
    public TimeSpan Offset
    {
        get
        {
            lock (_lock)
            {
                return _offset;
            }
        }
    }

    /// <summary>No timer callback is running.</summary>
    public bool IsQuiet => Volatile.Read(ref _running) == 0;

    /// <summary>Where time is being moved to at the moment; null while it just flows.</summary>
    public DateTimeOffset? Destination { get; private set; }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return System.GetUtcNow() + _offset;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves time forward, stopping at each due timer on the way.</summary>
    /// <param name="target">A time in the past changes nothing.</param>
    /// <param name="settleAsync">Waits until everything that the timers so far have set off is done.</param>
    public async Task AdvanceToAsync(DateTimeOffset target, Func<Task> settleAsync)
    {
        Destination = target;
        try
        {
            await settleAsync();
            while (NextDue() is { } due && due <= target)
            {
                JumpTo(due);
                FireDue();
                await settleAsync();
            }

            JumpTo(target);
            FireDue();
        }
        finally
        {
            Destination = null;
        }

        await settleAsync();
    }

    public void Dispose() => _alarm.Dispose();

    /// <summary>A timer that waits to be told when to fire: <see cref="VirtualTimer.FireAt"/>.</summary>
    internal VirtualTimer CreateTimer(Action callback) => new(this, _ => callback(), null);

    internal void Schedule(VirtualTimer timer, TimeSpan dueTime) =>
        ScheduleAt(timer, dueTime == Timeout.InfiniteTimeSpan ? null : GetUtcNow() + dueTime);

    internal void ScheduleAt(VirtualTimer timer, DateTimeOffset? due)
    {
        lock (_lock)
        {
            timer.Number = 0;
            if (due is { } at)
            {
                timer.Due = at;
                timer.Number = ++_timerNumber;
                _timers.Enqueue(timer, (timer.Due.UtcTicks, timer.Number));
                Arm();
            }
        }
    }

    internal void Run(Action callback)
    {
        Interlocked.Increment(ref _running);
        ThreadPool.QueueUserWorkItem(_ =>
        {
            try
            {
                callback();
            }
            finally
            {
                Interlocked.Decrement(ref _running);
            }
        });
    }

    private DateTimeOffset? NextDue()
    {
        lock (_lock)
        {
            DropStale();
            return _timers.TryPeek(out var timer, out _) ? timer.Due : null;
        }
    }

    private void JumpTo(DateTimeOffset time)
    {
        lock (_lock)
        {
            var ahead = time - System.GetUtcNow();
            if (ahead > _offset)
            {
                _offset = ahead;
            }
        }
    }

    private void FireDue()
    {
        while (true)
        {
            VirtualTimer timer;
            lock (_lock)
            {
                DropStale();
                if (!_timers.TryPeek(out timer!, out _) || timer.Due > GetUtcNow())
                {
                    Arm();
                    return;
                }

                _timers.Dequeue();
                timer.Number = 0;
            }

            timer.Fire();
        }
    }

    // A timer that was changed or disposed leaves its old entry behind.
    private void DropStale()
    {
        while (_timers.TryPeek(out var timer, out var priority) && timer.Number != priority.Number)
        {
            _timers.Dequeue();
        }
    }

    private void Arm()
    {
        DropStale();
        if (_timers.TryPeek(out var next, out _))
        {
            var wait = next.Due - GetUtcNow();
            _alarm.Change(wait < TimeSpan.Zero ? TimeSpan.Zero : wait < LongestWait ? wait : LongestWait, Timeout.InfiniteTimeSpan);
        }
    }
}
