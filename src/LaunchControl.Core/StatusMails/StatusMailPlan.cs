using System.Globalization;
using System.Text.Json.Serialization;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.StatusMails;

/// <summary>To whom a launch's status is mailed, and when.</summary>
public sealed record StatusMailPlan
{
    /// <summary>How <see cref="At"/> is written.</summary>
    public const string TimeFormat = "HH:mm";

    /// <summary>Mail addresses in lower case, each once; of people in the launch or not.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>Roles of the launch: whoever has one when a mail goes out gets it.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    public required StatusRhythm Every { get; init; }

    /// <summary>The day of the week, for <see cref="StatusRhythm.Week"/>; null for the others.</summary>
    public DayOfWeek? On { get; init; }

    /// <summary>Wall time in the launch's zone, such as <c>08:00</c>.</summary>
    public required string At { get; init; }

    /// <summary>When it was set: mails go out after that.</summary>
    public DateTimeOffset Since { get; init; }

    [JsonIgnore]
    public TimeOnly Time => TimeOnly.ParseExact(At, TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>Who gets it as things are.</summary>
    public IReadOnlyList<string> Recipients(Launch launch) => [.. To.Concat(Roles.SelectMany(launch.PeopleOf)).Distinct(StringComparer.Ordinal)];

    /// <summary>The same people at the same times, whenever either was set.</summary>
    public bool IsLike(StatusMailPlan other) =>
        (Every, On, At) == (other.Every, other.On, other.At) && To.SequenceEqual(other.To) && Roles.SequenceEqual(other.Roles);
}
