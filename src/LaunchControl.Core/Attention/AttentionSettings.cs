using System.Text.Json.Serialization;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Attention;

/// <summary>What a person says about their own time and mail. What is null is as in the oldest launch that asks something of them.</summary>
public sealed record AttentionSettings
{
    public const int LeastDailyCap = 3;
    public const int MostDailyCap = 50;
    public const int UsualDailyCap = 10;
    public const int MostHolidays = 100;

    /// <summary>IANA name, for instance <c>Asia/Kolkata</c>.</summary>
    public string? TimeZone { get; init; }

    /// <summary>When work begins, as a wall time of the zone.</summary>
    [JsonConverter(typeof(WallTimeJson))]
    public TimeOnly? WorkFrom { get; init; }

    /// <summary>When work ends; later on the same day than <see cref="WorkFrom"/>.</summary>
    [JsonConverter(typeof(WallTimeJson))]
    public TimeOnly? WorkTo { get; init; }

    /// <summary>At least one day of the week.</summary>
    public IReadOnlyList<DayOfWeek>? WorkingDays { get; init; }

    /// <summary>Days off beside the free days of the week; at most <see cref="MostHolidays"/>.</summary>
    public IReadOnlyList<DateOnly>? Holidays { get; init; }

    /// <summary>When the day's digest comes; within working hours.</summary>
    [JsonConverter(typeof(WallTimeJson))]
    public TimeOnly? DigestAt { get; init; }

    /// <summary>Mails a day at most, <see cref="LeastDailyCap"/> to <see cref="MostDailyCap"/>; what the installation has set unless given.</summary>
    public int? DailyCap { get; init; }

    /// <summary>News comes with the digest only, never by a mail of its own.</summary>
    public bool NewsInDigest { get; init; }
}
