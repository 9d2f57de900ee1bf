using LaunchControl.Core.Auditing;

namespace LaunchControl.Core.Retrospectives;

/// <summary>When the launch was on hold: nobody could sign then, so that time is not theirs.</summary>
internal sealed class HoldTrail
{
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _holds = [];

    private DateTimeOffset? _since;

    /// <summary>How much of a span the launch was on hold.</summary>
    public TimeSpan Within(DateTimeOffset from, DateTimeOffset to)
    {
        var holds = _since is { } since ? _holds.Append((From: since, To: DateTimeOffset.MaxValue)) : _holds;
        return holds.Select(hold => Earlier(hold.To, to) - Later(hold.From, from)).Where(span => span > TimeSpan.Zero)
            .Aggregate(TimeSpan.Zero, (sum, span) => sum + span);
    }

    public void Add(AuditEntry entry)
    {
        if (entry.Action == "launch.held")
        {
            _since ??= entry.At;
        }
        else if (entry.Action == "launch.resumed" && _since is { } since)
        {
            _holds.Add((since, entry.At));
            _since = null;
        }
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
