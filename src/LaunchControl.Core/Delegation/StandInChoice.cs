using LaunchControl.Core.Gates;
using LaunchControl.Core.Launches;
using LaunchControl.Core.People;
using LaunchControl.Core.SignOffs;

namespace LaunchControl.Core.Delegation;

/// <summary>Who stands in for whom at a gate today.</summary>
public static class StandInChoice
{
    /// <summary>
    /// For each approver who is asked, has not decided and is away today, who stands in: whoever <see cref="DelegateChain.EndOf"/> finds, unless that
    /// is the launch owner, an approver of the gate, somebody who stands in for or has decided for another approver of it, or somebody whose approval
    /// counts for a gate that must be signed by other people; nobody where the approver's own does. Who stands in already keeps the place for as long as all that holds; of the others, who
    /// is required comes first.
    /// </summary>
    /// <returns>By approver; the stand-in is null where nobody can.</returns>
    public static IReadOnlyDictionary<string, (Absence Absence, string? Person)> Of(Launch launch, Gate gate, DateTimeOffset now)
    {
        var away = AwayOn(launch, launch.DayOf(now));
        var counted = gate.Approvers.Select(approver => approver.Person).Concat(gate.Approvers.Select(approver => approver.Vote?.By).OfType<string>())
            .Concat(gate.Approvers.Where(approver => approver is { Vote: not null, StandIn: not null } && Holds(launch, approver, approver.StandIn.Person, now)).Select(approver => approver.StandIn!.Person))
            .Append(launch.Owner).ToHashSet(StringComparer.Ordinal);
        return gate.Approvers.Where(approver => approver is { LinkNonce: not null, Vote: null } && away(approver.Person) is not null)
            .OrderByDescending(approver => IsInPlace(approver, away)).ThenByDescending(approver => approver.Required)
            .ToDictionary(approver => approver.Person, approver => (away(approver.Person)!, Free(approver, DelegateChain.EndOf(approver.Person, away))), StringComparer.Ordinal);

        string? Free(Approver approver, string? person) =>
            person is not null && !Conflicts(approver.Person) && !Conflicts(person) && counted.Add(person) ? person : null;

        bool Conflicts(string person) => SeparationOfDuties.Conflict(launch, gate, person) is not null;
    }

    /// <summary>Whether somebody is who stands in for an approver on the day that an instant is where the launch is, as far as people's days away tell.</summary>
    public static bool Holds(Launch launch, Approver approver, string person, DateTimeOffset at) =>
        person != launch.Owner && DelegateChain.EndOf(approver.Person, AwayOn(launch, launch.DayOf(at))) == person;

    /// <summary>When the passing of days alone may change who stands in at a gate; null for never.</summary>
    public static DateTimeOffset? NextChangeAt(Launch launch, Gate gate, DateTimeOffset now)
    {
        if (gate.Status != GateStatus.InReview || launch.Absences.Count == 0)
        {
            return null;
        }

        var known = launch.Absences.ToLookup(absence => absence.Person);
        var people = gate.Approvers.Where(approver => approver is { LinkNonce: not null, Vote: null })
            .SelectMany(approver => DelegateChain.Along(approver.Person, person => known[person].FirstOrDefault())).ToHashSet(StringComparer.Ordinal);
        return launch.Absences.Where(absence => people.Contains(absence.Person))
            .SelectMany(absence => Edges(absence)).Select(launch.StartOf)
            .Where(at => at > now).Select(at => (DateTimeOffset?)at).Min();
    }

    /// <summary>Who is away on a day, as the launch knows it.</summary>
    public static Func<string, Absence?> AwayOn(Launch launch, DateOnly day) =>
        person => launch.Absences.FirstOrDefault(absence => absence.Person == person && absence.Covers(day, day));

    // Days that are too far away for a clock are never waited for.
    private static IEnumerable<DateOnly> Edges(Absence absence) =>
        new[] { absence.From, absence.To < Absence.Latest ? absence.To.AddDays(1) : DateOnly.MaxValue }.Where(day => day >= Absence.Earliest && day <= Absence.Latest);

    private static bool IsInPlace(Approver approver, Func<string, Absence?> away) =>
        approver.StandIn is { } stand && stand.Person == DelegateChain.EndOf(approver.Person, away);
}
