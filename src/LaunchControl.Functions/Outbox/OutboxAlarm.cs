namespace LaunchControl.Functions.Outbox;

/// <summary>
/// When the sweep looks into the backlog: at each of its runs while this process has announced or found something lately, and at its first run; else at
/// every other run, for what a process that is gone left behind, so that an idle system hardly reads.
/// </summary>
public sealed class OutboxAlarm
{
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(4);

    // Between one run and two, so that it does not matter when exactly a run begins.
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(3);

    private readonly Lock _gate = new();
    private DateTimeOffset _lookedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _busyUntil = DateTimeOffset.MinValue;

    /// <summary>Something is in the backlog, or was.</summary>
    public void Set(DateTimeOffset now)
    {
        lock (_gate)
        {
            _busyUntil = now + Lately;
        }
    }

    /// <summary>Whether a run is to look.</summary>
    public bool IsTime(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (now > _busyUntil && now - _lookedAt < Idle)
            {
                return false;
            }

            _lookedAt = now;
            return true;
        }
    }
}
