using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Scheduling;

/// <summary>Finds what gets into a launch's way: other launches of the same week and audience, and approvers with too much due at once.</summary>
/// <remarks>Weeks are those of ISO 8601, from Monday to Sunday, in the zone of the launch that is asked about.</remarks>
public static class CollisionFinder
{
    /// <summary>Gates that one person can sign in a week without being overloaded, over all launches.</summary>
    public const int MostGatesAWeek = 5;

    private const int MostNamed = 3;

    public static IReadOnlyList<Collision> Of(Launch launch, IEnumerable<LaunchFootprint> others) =>
        launch.IsFinal ? [] : Of(LaunchFootprint.Of(launch), others);

    /// <param name="others">Launches that are not over; the launch itself may be among them, as it was.</param>
    public static IReadOnlyList<Collision> Of(LaunchFootprint launch, IEnumerable<LaunchFootprint> others)
    {
        if (launch.IsLaunched)
        {
            return [];
        }

        var (zone, rest) = (TimeZoneInfo.FindSystemTimeZoneById(launch.TimeZone), others.Where(other => other.Id != launch.Id).ToList());
        return [.. SameAudience(launch, rest, zone), .. Overloads(launch, rest, zone)];
    }

    private static IEnumerable<Collision> SameAudience(LaunchFootprint launch, List<LaunchFootprint> others, TimeZoneInfo zone)
    {
        var week = WeekOf(launch.LaunchAt, zone);
        var found = others.Where(other => WeekOf(other.LaunchAt, zone) == week && LaunchAudience.IsShared(launch, other))
            .OrderBy(other => other.LaunchAt).ThenBy(other => other.Id, StringComparer.Ordinal).ToList();
        if (found.Count > 0)
        {
            var what = $"{Names(found.Select(other => other.Name))} {(found.Count == 1 ? "launches" : "launch")} in the same week ({InWords(week)}) for the same audience.";
            yield return new Collision(CollisionKind.SameAudience, what, week, [.. found.Select(other => other.Id)]);
        }
    }

    private static IEnumerable<Collision> Overloads(LaunchFootprint launch, List<LaunchFootprint> others, TimeZoneInfo zone)
    {
        var load = others.Append(launch).SelectMany(one => one.GatesDue, (one, gate) => (one.Id, one.Name, Week: WeekOf(gate.DueAt, zone), gate))
            .SelectMany(due => due.gate.People, (due, person) => (due.Id, due.Name, due.Week, Person: person))
            .GroupBy(due => (due.Person, due.Week));
        var tooMuch = load.Where(group => group.Count() > MostGatesAWeek && group.Any(due => due.Id == launch.Id));
        foreach (var group in tooMuch.OrderBy(group => group.Key.Week).ThenBy(group => group.Key.Person, StringComparer.Ordinal))
        {
            var elsewhere = group.Where(due => due.Id != launch.Id).DistinctBy(due => due.Id).OrderBy(due => due.Id, StringComparer.Ordinal).ToList();
            var where = elsewhere.Count == 0 ? "all of them in this launch" : $"also in {Names(elsewhere.Select(due => due.Name))}";
            yield return new Collision(
                CollisionKind.OverloadedApprover, $"{group.Key.Person} has {group.Count()} gates to sign in the week of {InWords(group.Key.Week)}, {where}.",
                group.Key.Week, [.. elsewhere.Select(due => due.Id)], group.Key.Person, group.Count());
        }
    }

    private static DateOnly WeekOf(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var day = WorkCalendar.DayOf(instant, zone);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }

    private static string InWords(DateOnly monday) => $"{monday:yyyy-MM-dd} to {monday.AddDays(6):yyyy-MM-dd}";

    private static string Names(IEnumerable<string> names)
    {
        var all = names.ToList();
        var named = all.Take(MostNamed).ToList();
        return all.Count > MostNamed ? $"{string.Join(", ", named)} and {all.Count - MostNamed} more"
            : all.Count == 1 ? all[0]
            : $"{string.Join(", ", named[..^1])} and {named[^1]}";
    }
}
