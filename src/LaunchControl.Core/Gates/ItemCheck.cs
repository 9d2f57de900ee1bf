using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Gates;

/// <summary>The automated check of an item: an HTTP GET that is repeated until it passes or times out.</summary>
public sealed record ItemCheck
{
    /// <summary>Absolute http or https address.</summary>
    public required string Url { get; init; }

    /// <summary>HTTP status that passes, 100-599.</summary>
    public int ExpectedStatus { get; init; } = 200;

    /// <summary>JSON pointer (RFC 6901) into the answer; null where the status alone decides.</summary>
    public string? Pointer { get; init; }

    /// <summary>The text that <see cref="Pointer"/> must find: a string as it is, any other value as JSON.</summary>
    public string? Expected { get; init; }

    /// <summary>ISO 8601 duration between two attempts.</summary>
    public required string Every { get; init; }

    /// <summary>ISO 8601 duration from <see cref="StartedAt"/> after which the item is blocked.</summary>
    public required string Timeout { get; init; }

    /// <summary>When the check began; null while the item's gate has not opened.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>What the last attempt found, in words; changes only when the finding does.</summary>
    public string? LastFinding { get; init; }

    public DateTimeOffset? LastFindingAt { get; init; }

    public DateTimeOffset? GivesUpAt => StartedAt + IsoDuration.Parse(Timeout);

    /// <summary>The first instant after <paramref name="now"/> at which an attempt is due; null while the check has not begun.</summary>
    /// <remarks>Attempts lie on a grid that begins with <see cref="StartedAt"/>, so that a failed one needs no stored state.</remarks>
    public DateTimeOffset? NextAttemptAfter(DateTimeOffset now)
    {
        if (StartedAt is not { } start)
        {
            return null;
        }

        // In whole ticks: after many attempts a quotient of doubles rounds up just before the next one and skips it.
        var every = IsoDuration.Parse(Every).Ticks;
        return now < start ? start : start.AddTicks((((now - start).Ticks / every) + 1) * every);
    }
}
