using LaunchControl.Core.Scheduling;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Blackouts;

/// <summary>A blackout window, or a day of a holiday calendar, as CSV shows it.</summary>
/// <param name="Kind"><c>window</c> or <c>holiday</c>.</param>
/// <param name="Id">Of the window, or of the calendar that the day is in.</param>
internal sealed record BlackoutRow(string Kind, string Id, string Name, DateOnly From, DateOnly To, string? TimeZone, string? Tiers, string? Markets, string? Reason)
{
    public static CsvColumns<BlackoutRow> Columns { get; } = new(
        ("kind", row => row.Kind),
        ("id", row => row.Id),
        ("name", row => row.Name),
        ("from", row => row.From),
        ("to", row => row.To),
        ("timeZone", row => row.TimeZone),
        ("tiers", row => row.Tiers),
        ("markets", row => row.Markets),
        ("reason", row => row.Reason));

    /// <summary>Windows as they were put, then the days of each calendar.</summary>
    public static IReadOnlyList<BlackoutRow> Of(BlackoutCalendar calendar) =>
    [
        .. calendar.Windows.Select(window => new BlackoutRow(
            "window", window.Id, window.Name, window.From, window.To, window.TimeZone, string.Join(' ', window.Tiers), string.Join(", ", window.Markets), window.Reason)),
        .. from holidays in calendar.Holidays
           orderby holidays.Key
           from day in holidays.Value.Days
           select new BlackoutRow("holiday", holidays.Key, day.Name, day.Date, day.Date, null, null, null, null),
    ];
}
