namespace LaunchControl.Core.Calendars;

/// <summary>One thing that stands in a calendar: at a moment, or on whole days.</summary>
public sealed record CalendarEntry
{
    /// <summary>The same for ever, whatever becomes of the thing: calendars know by it what they have already.</summary>
    public required string Uid { get; init; }

    /// <summary>As people named it: it may hold anything.</summary>
    public required string Title { get; init; }

    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>Null for whole days.</summary>
    public CalendarMoment? Moment { get; init; }

    /// <summary>Null for a moment.</summary>
    public CalendarDays? Days { get; init; }

    public CalendarState State { get; init; } = CalendarState.Confirmed;

    /// <summary>Never falls; rises when the thing changes.</summary>
    public required int Sequence { get; init; }

    /// <summary>When it changed last, as far as known.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The launch that it belongs to; null for none.</summary>
    public string? LaunchId { get; init; }

    /// <summary>How long before the moment to remind.</summary>
    public IReadOnlyList<TimeSpan> Alarms { get; init; } = [];
}
