using LaunchControl.Core.Ports;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Blackouts;

/// <summary>Changes of blackout windows and holidays as CSV.</summary>
internal static class BlackoutChangesCsv
{
    public static CsvColumns<BlackoutChange> Columns { get; } = new(
        ("version", change => change.Version),
        ("by", change => change.By),
        ("at", change => change.At),
        ("windows", change => change.Windows),
        ("calendars", change => change.Calendars));
}
