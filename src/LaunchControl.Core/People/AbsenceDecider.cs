using LaunchControl.Core.Delegation;
using LaunchControl.Core.Launches;

namespace LaunchControl.Core.People;

/// <summary>Keeps with a launch who of its people is away when.</summary>
internal static class AbsenceDecider
{
    /// <summary>What does not concern the launch, or is over, is no change.</summary>
    public static Refusal? Record(LaunchChange change, RecordAbsences command)
    {
        var launch = change.Launch;
        if (launch.IsFinal || launch.IsLaunched)
        {
            return null;
        }

        var before = Relevant(launch, launch.Absences, change.Now);
        var after = Relevant(launch, [.. launch.Absences.Where(absence => !command.People.Contains(absence.Person)), .. command.Absences], change.Now);
        if (before.SequenceEqual(after))
        {
            return null;
        }

        change.Set(launch with { Absences = after });
        var news = after.Except(before).Select(InWords).Concat(before.Select(absence => absence.Person).Except(after.Select(absence => absence.Person)).Select(person => $"{person} is not away"));
        change.Record("launch.absencesRecorded", null, $"{string.Join("; ", news)}.");
        return null;
    }

    /// <summary>The launch with what else is known; a person who came or went brings or takes theirs along.</summary>
    public static Launch WithKnown(Launch launch, IReadOnlyList<Absence> absences, DateTimeOffset now)
    {
        var known = Relevant(launch, [.. absences, .. launch.Absences], now);
        return known.SequenceEqual(launch.Absences) ? launch : launch with { Absences = known };
    }

    // Of the launch's people and of whoever stands in for them, as far as they are followed.
    private static List<Absence> Relevant(Launch launch, IReadOnlyList<Absence> absences, DateTimeOffset now)
    {
        var today = launch.DayOf(now);
        var current = absences.Where(absence => absence.To >= today).DistinctBy(absence => absence.Person).ToDictionary(absence => absence.Person, StringComparer.Ordinal);
        var people = launch.Involved().SelectMany(person => DelegateChain.Along(person, current.GetValueOrDefault)).ToHashSet(StringComparer.Ordinal);
        return [.. current.Values.Where(absence => people.Contains(absence.Person)).OrderBy(absence => absence.Person, StringComparer.Ordinal)];
    }

    private static string InWords(Absence absence) =>
        $"{absence.Person} is away from {absence.From:yyyy-MM-dd} to {absence.To:yyyy-MM-dd}" + (absence.Delegate is { } stand ? $", and {stand} stands in" : "");
}
