namespace LaunchControl.LocalHost.Durable.Running;

/// <summary>One alarm for the earliest of many due times. Guarded by the engine's lock.</summary>
internal sealed class TimerQueue<T>(TimeProvider time, Action onDue) : IDisposable
{
    private readonly PriorityQueue<T, (long DueTicks, long Number)> _queue = new();
    private ITimer? _alarm;
    private long _number;

    public void Add(T item, DateTimeOffset dueAt)
    {
        _queue.Enqueue(item, (dueAt.UtcTicks, ++_number));
        Arm();
    }

    /// <summary>Takes what is due, earliest first, and sets the alarm for the rest.</summary>
    public IReadOnlyList<T> TakeDue()
    {
        List<T> due = [];
        var now = time.GetUtcNow().UtcTicks;
        while (_queue.TryPeek(out var item, out var priority) && priority.DueTicks <= now)
        {
            _queue.Dequeue();
            due.Add(item);
        }

        Arm();
        return due;
    }

    public void Dispose() => _alarm?.Dispose();

    private void Arm()
    {
        if (_queue.TryPeek(out _, out var priority))
        {
            var wait = new DateTimeOffset(priority.DueTicks, TimeSpan.Zero) - time.GetUtcNow();
            _alarm ??= time.CreateTimer(_ => onDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _alarm.Change(Bounded(wait), Timeout.InfiniteTimeSpan);
        }
    }

    // Timers of the framework take at most about 49 days; a shorter wait only looks again.
    private static TimeSpan Bounded(TimeSpan wait) =>
        wait < TimeSpan.Zero ? TimeSpan.Zero : wait > TimeSpan.FromDays(40) ? TimeSpan.FromDays(40) : wait;
}
