using LaunchControl.Core.Launches;
using LaunchControl.Core.Scheduling;

namespace LaunchControl.Pages;

/// <summary>One day of a month, and what stands in it.</summary>
/// <param name="Launches">In the order of time.</param>
/// <param name="Holidays">Each with its calendar: <c>Thanksgiving (United States)</c>.</param>
public sealed record CalendarDay(
    DateOnly Date, IReadOnlyList<LaunchSummary> Launches, IReadOnlyList<CalendarGate> Gates, IReadOnlyList<BlackoutWindow> Windows, IReadOnlyList<string> Holidays)
{
    /// <summary>Something is on this day that was not on the day before: a list of days leaves out the others.</summary>
    public bool HasNews => Launches.Count > 0 || Gates.Count > 0 || Holidays.Count > 0 || Windows.Any(window => window.From == Date || Date.Day == 1);
}
