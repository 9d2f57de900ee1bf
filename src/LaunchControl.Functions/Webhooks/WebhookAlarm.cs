namespace LaunchControl.Functions.Webhooks;

/// <summary>
/// When to look for deliveries that are due: each minute while there are any, otherwise every five minutes, so that an idle system hardly reads.
/// It knows of what this process put off; a look is never more than five minutes away.
/// </summary>
public sealed class WebhookAlarm
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private DateTimeOffset _lookAt = DateTimeOffset.MinValue;

    /// <summary>Something will be due then.</summary>
    public void Set(DateTimeOffset at)
    {
        lock (_gate)
        {
            _lookAt = at < _lookAt ? at : _lookAt;
        }
    }

    /// <summary>Whether to look now; if so, the next look is five minutes away, unless it is set to an earlier one.</summary>
    public bool IsTime(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (now < _lookAt)
            {
                return false;
            }

            _lookAt = now + Idle;
            return true;
        }
    }
}
