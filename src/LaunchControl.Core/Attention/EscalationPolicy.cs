using System.Text.Json.Serialization;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Core.Attention;

/// <summary>When somebody else is told that something asked of a person is not done.</summary>
public sealed record EscalationPolicy
{
    public const int MostLevels = 5;
    public const int MostReminders = 20;

    /// <summary>The longest time that can be given, in working hours.</summary>
    public const int LongestInHours = 2000;

    public static EscalationPolicy Default { get; } = new();

    /// <summary>Reminders that may go unanswered, 1 to <see cref="MostReminders"/>; null for any number.</summary>
    public int? AfterReminders { get; init; } = 4;

    /// <summary>Working time for a first reaction; null for any.</summary>
    [JsonConverter(typeof(WorkingTimeJson))]
    public TimeSpan? ResponseTime { get; init; } = TimeSpan.FromHours(32);

    /// <summary>Working time until it is settled; null for any.</summary>
    [JsonConverter(typeof(WorkingTimeJson))]
    public TimeSpan? ResolutionTime { get; init; } = TimeSpan.FromHours(48);

    /// <summary>The roles that are told, one after the other; empty for nobody. Roles that nobody has are passed over.</summary>
    public IReadOnlyList<string> To { get; init; } = [Playbooks.Playbook.LaunchOwnerRole, "executive"];

    /// <summary>Working time from one level to the next.</summary>
    [JsonIgnore]
    public TimeSpan BetweenLevels => ResponseTime ?? ResolutionTime ?? TimeSpan.FromHours(16);
}
