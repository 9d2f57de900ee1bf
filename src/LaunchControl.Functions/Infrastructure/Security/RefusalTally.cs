using LaunchControl.Core.Auditing;

namespace LaunchControl.Functions.Infrastructure.Security;

/// <summary>Counts refusals of one day, caller, route and reason: the first is to be written at once, more of them once a minute.</summary>
/// <remarks>Not safe for use by several threads at once.</remarks>
internal sealed class RefusalTally
{
    /// <summary>Least time between two writes.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private AccessRefusal? _pending;
    private DateTimeOffset? _takenAt;

    public bool HasPending => _pending is not null;

    public void Add(AccessRefusal refusal) => _pending = _pending?.Plus(refusal) ?? refusal;

    /// <summary>What is to be written now; null where it is not time yet, or nothing is there.</summary>
    public AccessRefusal? Take(DateTimeOffset now, bool isForced = false)
    {
        if (_pending is not { } taken || (!isForced && now - _takenAt < Pause))
        {
            return null;
        }

        (_pending, _takenAt) = (null, now);
        return taken;
    }
}
