namespace LaunchControl.Simulation.Scheduling;

/// <summary>The scheduler's time, as one process sees it: its timers die with it.</summary>
internal sealed class StrandTime(Scheduler scheduler, Strand strand) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => scheduler.Now;

    public override long GetTimestamp() => scheduler.Now.UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(scheduler, strand, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(Scheduler scheduler, Strand strand, TimerCallback callback, object? state) : ITimer
    {
        private int _changes;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var change = ++_changes;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                scheduler.Add(strand, "wakes up", () => Fire(change), dueTime);
            }

            return true;
        }

        public void Dispose() => _changes++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        // Periods are not needed: nothing in a process repeats by itself.
        private void Fire(int change)
        {
            if (change == _changes)
            {
                callback(state);
            }
        }
    }
}
