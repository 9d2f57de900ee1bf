using LaunchControl.Core.Scheduling;
using LaunchControl.Functions.Infrastructure.Web;

namespace LaunchControl.Functions.Blackouts;

/// <summary>Collisions of a launch as CSV.</summary>
internal static class CollisionsCsv
{
    public static CsvColumns<Collision> Columns { get; } = new(
        ("kind", collision => collision.Kind),
        ("what", collision => collision.What),
        ("weekOf", collision => collision.WeekOf),
        ("launches", collision => string.Join(' ', collision.Launches)),
        ("person", collision => collision.Person),
        ("gatesDue", collision => collision.GatesDue));
}
