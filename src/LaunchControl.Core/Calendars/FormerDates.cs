using LaunchControl.Core.Delegation;
using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.Calendars;

/// <summary>Keeps what leaves calendars while a launch changes, so that they can be told.</summary>
internal static class FormerDates
{
    // Each change of the list is kept whole in the audit trail, so it is short; what left long ago is cancelled everywhere.
    private const int MostGates = 30;
    private const int MostPeople = 20;

    /// <summary>Whom a gate concerns: who is asked to sign it, or has an item in it.</summary>
    public static IEnumerable<string> PeopleOf(Gate gate) => Seats.Of(gate).Select(seat => seat.Person).Concat(gate.Items.Select(item => item.Owner));

    /// <summary>The launch after a change, with what the change took out of calendars.</summary>
    public static Launch Keep(Launch before, Launch after)
    {
        if (ReferenceEquals(before.Gates, after.Gates))
        {
            return after;
        }

        List<FormerDate> left = [.. before.Gates.Select(gate => Leaving(gate, after)).OfType<FormerDate>()];
        return left.Count == 0 ? after : after with { FormerDates = Join(after.FormerDates, left) };
    }

    private static FormerDate? Leaving(Gate gate, Launch after)
    {
        var now = after.FindGate(gate.Id);
        if (ReferenceEquals(now, gate))
        {
            return null;
        }

        List<string> people = [.. PeopleOf(gate).Except(now is null ? [] : PeopleOf(now))];
        return now is not null && people.Count == 0 ? null : new FormerDate(gate.Id, gate.Name, gate.DueAt, people);
    }

    private static IReadOnlyList<FormerDate> Join(IReadOnlyList<FormerDate> known, List<FormerDate> left)
    {
        var joined = left.Select(date => date with { People = [.. PeopleOf(known, date).Concat(date.People).Distinct().TakeLast(MostPeople)] });
        return [.. known.Where(date => left.TrueForAll(other => other.GateId != date.GateId)).Concat(joined).TakeLast(MostGates)];
    }

    private static IReadOnlyList<string> PeopleOf(IReadOnlyList<FormerDate> known, FormerDate date) => known.FirstOrDefault(other => other.GateId == date.GateId)?.People ?? [];
}
