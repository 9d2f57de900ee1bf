using System.Text.Json.Serialization;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Attention;

/// <summary>When somebody works on a working day, and when their digest comes, as wall times of their zone.</summary>
/// <param name="From">The first minute of work.</param>
/// <param name="To">The end of work; after <paramref name="From"/>, on the same day.</param>
/// <param name="DigestAt">When the day's digest comes; within working hours.</param>
public sealed record DayPlan(
    [property: JsonConverter(typeof(WallTimeJson))] TimeOnly From,
    [property: JsonConverter(typeof(WallTimeJson))] TimeOnly To,
    [property: JsonConverter(typeof(WallTimeJson))] TimeOnly DigestAt)
{
    /// <summary>09:00 to 17:00, the digest first.</summary>
    public static DayPlan Default { get; } = new(new TimeOnly(9, 0), new TimeOnly(17, 0), new TimeOnly(9, 0));

    /// <summary>When somebody who blocks a launch is nudged: in the middle of the day, and not within two hours of the digest.</summary>
    /// <remarks>May be after the end of work; then there is no nudge.</remarks>
    [JsonIgnore]
    public TimeOnly NudgeAt
    {
        get
        {
            var (middle, later) = (From.Add((To - From) / 2), DigestAt.ToTimeSpan() + TimeSpan.FromHours(2));
            return later >= TimeSpan.FromDays(1) ? TimeOnly.MaxValue : middle.ToTimeSpan() > later ? middle : TimeOnly.FromTimeSpan(later);
        }
    }

    public bool Contains(TimeOnly time) => From <= time && time < To;
}
