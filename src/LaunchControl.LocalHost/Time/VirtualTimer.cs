namespace LaunchControl.LocalHost.Time;

/// <summary>A timer of a <see cref="VirtualClock"/>.</summary>
internal sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private volatile bool _isDisposed;

    public DateTimeOffset Due { get; set; }

    /// <summary>The entry of the clock's queue that is current; 0 for none.</summary>
    public long Number { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_isDisposed)
        {
            return false;
        }

        _period = period;
        clock.Schedule(this, dueTime);
        return true;
    }

    /// <summary>Fires once, at this very instant: a span would begin a moment later than it was reckoned from, and end past where time is moved to.</summary>
    public void FireAt(DateTimeOffset due)
    {
        if (!_isDisposed)
        {
            _period = Timeout.InfiniteTimeSpan;
            clock.ScheduleAt(this, due);
        }
    }

    public void Fire()
    {
        if (_isDisposed)
        {
            return;
        }

        clock.Run(() => callback(state));
        if (_period > TimeSpan.Zero)
        {
            clock.Schedule(this, _period);
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        clock.Schedule(this, Timeout.InfiniteTimeSpan);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
