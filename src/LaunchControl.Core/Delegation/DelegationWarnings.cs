using LaunchControl.Core.Launches;
using LaunchControl.Core.People;

namespace LaunchControl.Core.Delegation;

/// <summary>What somebody who says that they are away should know about whom they chose.</summary>
public static class DelegationWarnings
{
    /// <summary>At most so many are told.</summary>
    public const int Most = 20;

    /// <param name="known">Absences of the person and along the chain of delegates, as far as known.</param>
    /// <param name="launches">Launches of the person that the reader may know of.</param>
    public static IReadOnlyList<string> Of(Absence absence, IReadOnlyList<Absence> known, IReadOnlyList<Launch> launches, DateOnly today)
    {
        if (absence.To < today)
        {
            return [$"{absence.To:yyyy-MM-dd} has passed, so this changes nothing."];
        }

        return absence.Delegate is not { } stand
            ? []
            : [.. AboutChain(absence, stand, known).Concat(launches.SelectMany(launch => AboutLaunch(launch, absence.Person, stand))).Take(Most)];
    }

    private static IEnumerable<string> AboutChain(Absence absence, string stand, IReadOnlyList<Absence> known)
    {
        Absence? Overlapping(string person) => person == absence.Person ? absence
            : known.FirstOrDefault(other => other.Person == person && other.From <= absence.To && absence.From <= other.To);

        if (DelegateChain.CycleOf(absence.Person, Overlapping) is { Count: > 0 } cycle)
        {
            yield return $"{string.Join(" -> ", cycle)}: these people stand in for each other, so on days on which all of them are away nobody does.";
        }
        else if (Overlapping(stand) is { } away)
        {
            var next = away.Delegate is { } other ? $"Then {other} is asked." : "Then nobody stands in.";
            yield return $"{stand} is away from {away.From:yyyy-MM-dd} to {away.To:yyyy-MM-dd}. {next}";
        }
    }

    private static IEnumerable<string> AboutLaunch(Launch launch, string person, string stand)
    {
        var gates = launch.Gates.Where(gate => !gate.IsPassed && gate.FindApprover(person) is not null).ToList();
        if (gates.Count > 0 && launch.Owner == stand)
        {
            return [$"{stand} owns {launch.Name}, so can't sign there in place of {person}: whoever asks for a sign-off can't give it."];
        }

        return gates.Where(gate => gate.FindApprover(stand) is not null)
            .Select(gate => $"{stand} signs {gate.Name} of {launch.Name} already, so can't sign it in place of {person} as well.");
    }
}
