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

    /// <summary>A launch with what else is known: who came or went brings or takes theirs along. Of those who were there the launch itself knows better.</summary>
    /// <param name="before">The launch before they came; null for a new one.</param>
    /// <param name="absences">Read before the command was decided, so possibly old.</param>
    public static Launch WithKnown(Launch? before, Launch launch, IReadOnlyList<Absence> absences, DateTimeOffset now)
    {
        var followed = before is null ? [] : Followed(before, Current(before.Absences, before.DayOf(now)));
        var known = Relevant(launch, [.. launch.Absences, .. absences.Where(absence => !followed.Contains(absence.Person))], now);
        return known.SequenceEqual(launch.Absences) ? launch : launch with { Absences = known };
    }

    // Of the launch's people and of whoever stands in for them, as far as they are followed.
    private static List<Absence> Relevant(Launch launch, IReadOnlyList<Absence> absences, DateTimeOffset now)
    {
        var current = Current(absences, launch.DayOf(now));
        var people = Followed(launch, current);
        return [.. current.Values.Where(absence => people.Contains(absence.Person)).OrderBy(absence => absence.Person, StringComparer.Ordinal)];
    }

    private static Dictionary<string, Absence> Current(IReadOnlyList<Absence> absences, DateOnly today) =>
        absences.Where(absence => absence.To >= today).DistinctBy(absence => absence.Person).ToDictionary(absence => absence.Person, StringComparer.Ordinal);

    private static HashSet<string> Followed(Launch launch, Dictionary<string, Absence> current) =>
        launch.Involved().SelectMany(person => DelegateChain.Along(person, current.GetValueOrDefault)).ToHashSet(StringComparer.Ordinal);

    private static string InWords(Absence absence) =>
        $"{absence.Person} is away from {absence.From:yyyy-MM-dd} to {absence.To:yyyy-MM-dd}" + (absence.Delegate is { } stand ? $", and {stand} stands in" : "");
}
