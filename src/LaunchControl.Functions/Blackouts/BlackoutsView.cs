using System.Text.Json.Serialization;
using LaunchControl.Core.Ports;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Functions.Blackouts;

/// <summary>Blackout windows and holidays as the API shows them.</summary>
/// <param name="Version">0 where nobody has put any yet.</param>
/// <param name="ChangedBy">Mail address; null for version 0.</param>
/// <param name="Holidays">By the calendar's id.</param>
public sealed record BlackoutsView(
    int Version, string? ChangedBy, DateTimeOffset? ChangedAt, IReadOnlyList<BlackoutWindow> Windows, IReadOnlyDictionary<string, HolidayCalendar> Holidays)
{
    /// <summary>Launches whose date lies in a window now and is not overridden; in the answer to a PUT only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<AffectedLaunch>? Affected { get; init; }

    public static BlackoutsView Of(StoredBlackouts stored) => new(stored.Version, stored.By, stored.At, stored.Calendar.Windows, stored.Calendar.Holidays);
}
