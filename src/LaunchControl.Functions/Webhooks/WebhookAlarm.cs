namespace LaunchControl.Functions.Webhooks;

/// <summary>
/// When to look for deliveries that are due: when this process put some off to, and every five minutes for what others did, so that an idle system
/// hardly reads.
/// </summary>
public sealed class WebhookAlarm
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();

    // To the minute, so that there are few of them however many deliveries wait.
    private readonly SortedSet<DateTimeOffset> _times = [];
    private DateTimeOffset _lookAt = DateTimeOffset.MinValue;

    /// <summary>Something will be due then.</summary>
    public void Set(DateTimeOffset at)
    {
        lock (_gate)
        {
            _times.Add(at.AddTicks((TimeSpan.TicksPerMinute - (at.Ticks % TimeSpan.TicksPerMinute)) % TimeSpan.TicksPerMinute));
        }
    }

    /// <summary>Whether to look now. If so, what was set until now is forgotten.</summary>
    public bool IsTime(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (now < _lookAt && !(_times.Count > 0 && _times.Min <= now))
            {
                return false;
            }

            _times.RemoveWhere(time => time <= now);
            _lookAt = now + Idle;
            return true;
        }
    }
}
